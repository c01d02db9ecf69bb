"""The server: what an editor tells and asks, over the Language Server Protocol (pygls)."""

import asyncio
import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from lchnv_cli.editor.answering import actions, completions, definition, diagnostic, hover
from lchnv_cli.editor.edited_folder import EditedFolder
from lchnv_cli.editor.edited_text import EditedText
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Finding
from lchnv_cli.work.opening.find_root import find_root

_PAUSE = 0.2  # seconds after a letter before the whole folder is judged
_WATCHED = ("**/rules.yaml", "**/meetings/**")


class Server:
    """The folders that files are open in. Nothing is ever written in them."""

    def __init__(self, version: str, today: Callable[[], dt.date]) -> None:
        self.lsp = LanguageServer("lchnv", version)
        self._today = today
        self._folders: dict[Path, EditedFolder] = {}
        self._uris: dict[tuple[Path, PurePosixPath], str] = {}
        self._at: dict[str, tuple[EditedFolder, PurePosixPath]] = {}
        self._waiting: dict[Path, asyncio.Event] = {}
        self._followers: set[asyncio.Task[None]] = set()
        self._listen()

    def _listen(self) -> None:
        """Name what answers each message of the protocol."""
        self._on(types.TEXT_DOCUMENT_DID_OPEN, self._opened)
        self._on(types.TEXT_DOCUMENT_DID_CHANGE, self._changed)
        self._on(types.TEXT_DOCUMENT_DID_CLOSE, self._closed)
        self._on(types.TEXT_DOCUMENT_DID_SAVE, self._disk_changed)
        self._on(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._disk_changed)
        self._on(types.INITIALIZED, self._watch)
        self._on(types.TEXT_DOCUMENT_HOVER, partial(self._answer, hover))
        self._on(types.TEXT_DOCUMENT_DEFINITION, partial(self._answer, definition))
        triggers = types.CompletionOptions(trigger_characters=[":", " "])
        self._on(types.TEXT_DOCUMENT_COMPLETION, partial(self._answer, completions), triggers)
        kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
        sorts = types.CodeActionOptions(code_action_kinds=kinds)
        self._on(types.TEXT_DOCUMENT_CODE_ACTION, partial(self._answer, actions), sorts)

    def _on(self, message: str, answer: Callable[[Any], Any], options: Any = None) -> None:
        def heard(params: Any) -> Any:  # pygls marks what it is given, which a method does not let
            return answer(params)

        self.lsp.feature(message, options)(heard)

    def _watch(self, _: types.InitializedParams) -> None:
        """Ask to be told what changes on the disk, of an editor that can."""
        workspace = self.lsp.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob_pattern=each) for each in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            asked = types.Registration("disken", method, options)
            self.lsp.client_register_capability(types.RegistrationParams([asked]))

    def _place(self, uri: str) -> tuple[EditedFolder, PurePosixPath] | None:
        """Give the folder and the file of an address; None for what is none of ours."""
        if uri in self._at:
            return self._at[uri]
        name = to_fs_path(uri)
        if name is None:
            return None
        path = Path(name).resolve()
        try:
            root = find_root(None, path.parent)
        except UserFault:
            return None
        folder = self._folders.setdefault(root, EditedFolder(root, self._today))
        file = folder.file_of(path)
        return None if file is None else (folder, file)

    def _opened(self, params: types.DidOpenTextDocumentParams) -> None:
        told = params.text_document
        if place := self._place(told.uri):
            self._at[told.uri] = place
            self._put(told.uri, EditedText(told.text, told.version))

    def _changed(self, params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if place := self._at.get(uri):
            folder, file = place
            version = params.text_document.version
            self._put(uri, folder.texts[file].changed(params.content_changes, version))

    def _put(self, uri: str, text: EditedText) -> None:
        folder, file = self._at[uri]
        folder.put(file, text)
        if folder.here is not None:
            self._tell(uri, folder.found_now(file))
        self._wake(folder)

    def _closed(self, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        if place := self._at.pop(uri, None):
            folder, file = place
            folder.put(file, None)
            nothing = types.PublishDiagnosticsParams(uri, [])
            self.lsp.text_document_publish_diagnostics(nothing)
            self._wake(folder)

    def _disk_changed(self, _: Any) -> None:
        for folder in self._folders.values():
            folder.stale = True
            self._wake(folder)

    def _tell(self, uri: str, found: list[Finding]) -> None:
        folder, file = self._at[uri]
        text = folder.text_of(file)
        told = [diagnostic(each, text) for each in found]
        self.lsp.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, told, text.version)
        )

    def _wake(self, folder: EditedFolder) -> None:
        """Have the whole folder judged, by what looks after it as long as the server runs."""
        if folder.root not in self._waiting:
            self._waiting[folder.root] = asyncio.Event()
            self._followers.add(asyncio.ensure_future(self._follow(folder)))
        self._waiting[folder.root].set()

    async def _follow(self, folder: EditedFolder) -> None:
        waiting = self._waiting[folder.root]
        while True:
            await waiting.wait()
            while waiting.is_set():
                waiting.clear()
                if folder.here is not None:
                    await asyncio.sleep(_PAUSE)
            before = dict(folder.texts)
            await asyncio.to_thread(folder.judge)
            for uri, (own, file) in tuple(self._at.items()):
                # What was typed meanwhile is judged in the next round, and told as it is now.
                same = before.get(file) is folder.texts.get(file)
                if own is folder:
                    self._tell(uri, folder.found(file) if same else folder.found_now(file))

    def _answer(self, about: Callable[..., Any], params: Any) -> Any:
        """Answer a question about a place in a text; there is no answer before it has been read."""
        place = self._place(params.text_document.uri)
        if place is None or place[0].here is None:
            return None
        return about(*place, params, partial(self._uri, place[0]))

    def _uri(self, folder: EditedFolder, file: PurePosixPath) -> str:
        """Give the address of a file: the editor's own where it is open."""
        known = (uri for uri, place in self._at.items() if place == (folder, file))
        return next(known, None) or from_fs_path(str(folder.root / file)) or ""
