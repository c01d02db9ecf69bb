"""The language server, driven over stdio by pytest-lsp's client."""

import asyncio
import os
import shutil
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import LanguageClient

from tests.running import command_line

pytestmark = pytest.mark.slow

FOLDER = Path(__file__).parent / "exemplary"
NOTES = "meetings/lchnv/2026-09-25/minnesanteckningar.md"
AGENDA = "meetings/lchnv/2026-09-25/dagordning.md"


_WAIT = 0.01  # seconds between looks at what the client has heard


class Heard(dict[str, Sequence[types.Diagnostic]]):
    """The findings that the client keeps, and how many times it has been told any."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[str] = Counter()

    def __setitem__(self, uri: str, found: Sequence[types.Diagnostic]) -> None:
        super().__setitem__(uri, found)
        self.times[uri] += 1


class Editor:
    """Somebody who types in a folder."""

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.client, self.root = client, root
        self.heard = Heard()
        client.diagnostics = self.heard
        self.texts: dict[str, str] = {}
        self.version = 0

    def uri(self, file: str) -> str:
        """Give the address of a file."""
        return (self.root / file).as_uri()

    def text(self, file: str) -> str:
        """Give what is saved."""
        return (self.root / file).read_bytes().decode()

    async def open(self, file: str, text: str | None = None) -> list[types.Diagnostic]:
        """Open a file, perhaps with another text, and wait for what is told of it."""
        self.texts[file] = self.text(file) if text is None else text
        item = types.TextDocumentItem(self.uri(file), "markdown", 0, self.texts[file])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.told(file)

    async def type(self, file: str, text: str) -> list[types.Diagnostic]:
        """Replace the whole text, and wait for what is told of it."""
        self.version += 1
        self.texts[file] = text
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri(file)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return await self.told(file)

    async def told(self, file: str) -> list[types.Diagnostic]:
        """Wait for the next findings of a file."""
        uri = self.uri(file)
        before = self.heard.times[uri]
        while self.heard.times[uri] == before:
            await asyncio.sleep(_WAIT)
        return list(self.heard[uri])

    async def until(self, file: str, rule: str, *, there: bool = True) -> types.Diagnostic | None:
        """Wait until a rule is told of a file, or not any more."""
        while True:
            own = [each for each in self.heard.get(self.uri(file), ()) if each.code == rule]
            if bool(own) == there:
                return own[0] if own else None
            await asyncio.sleep(_WAIT)

    def at(self, file: str, words: str, shift: int = 0) -> types.Position:
        """Give the position of some words in the open text, in UTF-16 as an editor counts."""
        before = self.texts[file][: self.texts[file].index(words) + shift]
        line = before.rpartition("\n")[2]
        return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)

    def words(self, file: str, at: types.Range) -> str:
        """Give the words of a range."""
        lines = self.texts[file].split("\n")
        assert at.start.line == at.end.line
        units = lines[at.start.line].encode("utf-16-le")
        return units[2 * at.start.character : 2 * at.end.character].decode("utf-16-le")

    def about(self, file: str) -> types.TextDocumentIdentifier:
        """Name a file in a question."""
        return types.TextDocumentIdentifier(self.uri(file))

    async def hover(self, file: str, words: str, shift: int = 1) -> str:
        """Give what is told at some words."""
        where = types.HoverParams(self.about(file), self.at(file, words, shift))
        told = await self.client.text_document_hover_async(where)
        assert told is not None
        assert isinstance(told.contents, types.MarkupContent)
        return told.contents.value

    async def complete(self, file: str, words: str) -> list[types.CompletionItem]:
        """Give what is offered after some words."""
        where = types.CompletionParams(self.about(file), self.at(file, words, len(words)))
        told = await self.client.text_document_completion_async(where)
        assert isinstance(told, types.CompletionList)
        return list(told.items)

    async def definition(self, file: str, words: str) -> tuple[str, int]:
        """Give where some words lead: an address and a line."""
        where = types.DefinitionParams(self.about(file), self.at(file, words, 1))
        told = await self.client.text_document_definition_async(where)
        assert isinstance(told, types.Location)
        return told.uri, told.range.start.line + 1

    async def actions(self, file: str, at: types.Range) -> list[types.CodeAction]:
        """Give what can be done at a range."""
        params = types.CodeActionParams(self.about(file), at, types.CodeActionContext([]))
        told = await self.client.text_document_code_action_async(params)
        return [each for each in told or () if isinstance(each, types.CodeAction)]

    def applied(self, file: str, action: types.CodeAction) -> str:
        """Do what an action says to the open text."""
        assert action.edit
        assert action.edit.changes
        text = self.texts[file]
        units = text.encode("utf-16-le")
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(f"{line}\n".encode("utf-16-le")))
        edits = action.edit.changes[self.uri(file)]
        for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character))[
            ::-1
        ]:
            first, last = (
                starts[at.line] + 2 * at.character for at in (edit.range.start, edit.range.end)
            )
            units = units[:first] + edit.new_text.encode("utf-16-le") + units[last:]
        return units.decode("utf-16-le")


Scene = Callable[[Editor], Awaitable[None]]


async def working(root: Path, scene: Scene) -> None:
    """Start the server, and let somebody work in the folder."""
    command = command_line("lsp", "--today", "2026-12-31")
    config = pytest_lsp.ClientServerConfig(command, server_env={**os.environ})
    client = await config.start()
    assert isinstance(client, LanguageClient)
    capabilities = types.ClientCapabilities()
    await client.initialize_session(types.InitializeParams(capabilities, root_uri=root.as_uri()))
    try:
        await asyncio.wait_for(scene(Editor(client, root)), 120)
    finally:
        await client.shutdown_session()
        await client.stop()  # type: ignore[no-untyped-call]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give the exemplary years in a folder that an editor might open."""
    return Path(shutil.copytree(FOLDER, tmp_path / "nätverkets mapp"))


@pytest.fixture
def play(root: Path) -> Callable[[Scene], None]:
    """Let somebody work in the folder, and see that nothing is written there."""

    def files() -> dict[Path, Any]:
        return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def go(scene: Scene) -> None:
        before = files()
        asyncio.run(working(root, scene))
        assert files() == before

    return go


def test_a_fault_is_told_while_it_is_typed_with_its_end(play: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        assert [each for each in await editor.open(NOTES) if each.severity == 1] == []
        text = editor.text(NOTES) + "\n## Sist 😀 Ängö 😀 (Bilaga 99)\n"
        found = {each.code: each for each in await editor.type(NOTES, text)}
        assert editor.words(NOTES, found["okänd-bilaga"].range) == "Bilaga 99"
        assert editor.words(NOTES, found["fel-numrering"].range).startswith("## Sist 😀")
        found = {each.code: each for each in await editor.type(NOTES, editor.text(NOTES))}
        assert "okänd-bilaga" not in found

    play(scene)


Play = Callable[[Scene], None]


def test_lines_that_end_with_cr_and_lf_and_changes_of_a_part_are_counted_right(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        text = (editor.text(AGENDA) + "\n## Å😀 sist 😀\n").replace("\n", "\r\n")
        await editor.open(AGENDA, text)
        fault = await editor.until(AGENDA, "fel-numrering")
        assert fault
        [fix, *_] = await editor.actions(AGENDA, fault.range)
        assert editor.applied(AGENDA, fix) == text.replace("## Å😀", "## 7. Å😀")
        await editor.type(AGENDA, text.replace("\r\n", "\n"))
        start, end = (editor.at(AGENDA, words) for words in ("sist 😀", " 😀\n"))
        partial = types.TextDocumentContentChangePartial(types.Range(start, end), "Bilaga 9")
        editor.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(9, editor.uri(AGENDA)), [partial]
            )
        )
        editor.texts[AGENDA] = editor.texts[AGENDA].replace("sist 😀", "Bilaga 9 😀")
        fault = await editor.until(AGENDA, "okänd-bilaga")
        assert fault
        assert editor.words(AGENDA, fault.range) == "Bilaga 9"

    play(scene)


def test_a_head_that_is_broken_while_it_is_typed_is_told_and_forgotten(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open(AGENDA)
        text = editor.text(AGENDA)
        for broken in (text.replace("organ: lchnv", "organ: [lch"), "", "---\n", "\x00"):
            found = await editor.type(AGENDA, broken)
            assert {each.severity for each in found} == {types.DiagnosticSeverity.Error}
            await editor.complete(AGENDA, broken[:3])
        await editor.type(AGENDA, text)
        assert await editor.until(AGENDA, "oläsbar-fil", there=False) is None

    play(scene)


def test_hovering_tells_why_and_what_a_reference_points_at(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        more = "\nSe 261016 punkt 3, och styrgruppens möte 2026-09-11.\n## Sist\n"
        text = editor.text(AGENDA) + more
        await editor.open(AGENDA, text)
        await editor.until(AGENDA, "fel-numrering")
        why = await editor.hover(AGENDA, "## Sist")
        assert "**fel-numrering**" in why
        assert "**Varför:** Beslut och hänvisningar pekar på punktens nummer." in why
        assert "**Åtgärd:** Kör lchnv check --fix" in why
        assert "Minnesanteckningar 2026-05-29" in await editor.hover(AGENDA, "Bilaga 1")
        person = await editor.hover(AGENDA, "Greta Granhult")
        assert person.startswith("**Greta Granhult**, ")
        point = await editor.hover(AGENDA, "261016 punkt 3")
        assert "Samordnad bemanning under vintern" in point
        assert "16 oktober 2026" in point
        assert "11 september 2026" in await editor.hover(AGENDA, "styrgrupp 2026-09-11", 14)
        assert "Väckt: " in await editor.hover(AGENDA, "Ärende: vårdplanering", 12)

    play(scene)


def test_a_definition_leads_to_the_meeting_the_point_the_annex_and_the_person(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open(AGENDA, f"{editor.text(AGENDA)}\nSe 261016 punkt 3.\n")
        other = "meetings/lchnv/2026-10-16/minnesanteckningar.md"
        lines = editor.text(other).splitlines()
        line = next(n for n, line in enumerate(lines, 1) if line.startswith("## 3."))
        assert await editor.definition(AGENDA, "261016 punkt 3") == (editor.uri(other), line)
        annexes = editor.texts[AGENDA].splitlines()
        at = annexes.index("  - nr: 2") + 1
        assert await editor.definition(AGENDA, "Bilaga 2") == (editor.uri(AGENDA), at)
        uri, _ = await editor.definition(AGENDA, "Greta Granhult")
        assert uri == editor.uri("meetings/register.yaml")

    play(scene)


def test_what_may_be_written_is_offered_where_it_may_stand(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        text = editor.text(AGENDA)
        more = (
            "\n## 7. Mer (Bilaga )\n\nFöredragande: Gre\nBeredd: styr\nÄrende: hj\n\nEnligt Lars Li"
        )
        await editor.open(AGENDA)
        await editor.type(AGENDA, text.replace("plats:", "sekr\nplats:") + more)
        offered = {each.label: each for each in await editor.complete(AGENDA, "\nsekr")}
        assert "sekretess:" in offered
        assert "närvarande:" not in offered  # of notes
        names = {each.label: each for each in await editor.complete(AGENDA, "Föredragande: Gre")}
        edit = names["Greta Granhult"].text_edit
        assert isinstance(edit, types.TextEdit)
        assert editor.words(AGENDA, edit.range) == "Gre"
        assert "Region Prov" in (names["Greta Granhult"].detail or "")
        meetings = [each.label for each in await editor.complete(AGENDA, "Beredd: styr")]
        assert "styrgrupp 2026-09-11" in meetings
        annexes = {each.label: each.detail for each in await editor.complete(AGENDA, "(Bilaga ")}
        assert annexes["2"] == "Uppföljning av rutinen"
        lars = {each.label: each for each in await editor.complete(AGENDA, "Enligt Lars Li")}
        edit = lars["Lars Lindmarker"].text_edit
        assert isinstance(edit, types.TextEdit)
        assert editor.words(AGENDA, edit.range) == "Lars Li"
        await editor.type(AGENDA, text + more)
        matters = [each.label for each in await editor.complete(AGENDA, "Ärende: hj")]
        assert matters
        assert "vårdplanering" not in matters  # it has ended
        await editor.type(AGENDA, f"{text}\nUtfall: bifall; hän")
        offered = {each.label: each for each in await editor.complete(AGENDA, "bifall; hän")}
        edit = offered["hänskjuten"].text_edit
        assert isinstance(edit, types.TextEdit)
        assert editor.words(AGENDA, edit.range) == "hän"

    play(scene)


@pytest.mark.parametrize(
    ("file", "more", "there", "not_there"),
    [
        (
            "meetings/register.yaml",
            "\n  - namn: Nu Ny\n    be",
            {"befattning:"},
            {"namn:", "roll:"},
        ),
        (
            "meetings/register.yaml",
            "\n  - namn: Nu Ny\n    uppdrag:\n      - roll:",
            {"styrgrupp", "representant"},
            {"Greta Granhult"},
        ),
        ("rules.yaml", "\n    organ: [lchnv, ra", {"radet"}, {"Greta Granhult"}),
        ("meetings/grupper.yaml", "\n  - nivå: ", {"lokal"}, {"oklart"}),
        ("meetings/överenskommelser.yaml", "\n  - parter:\n      ", {"Kommunerna:"}, {"titel:"}),
        ("meetings/överenskommelser.yaml", "\n  - beslut: ", {"lchnv 2026-09-25"}, {"radet"}),
    ],
)
def test_fields_and_words_are_offered_in_the_files_of_facts(
    play: Play, file: str, more: str, there: set[str], not_there: set[str]
) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open(file)
        await editor.type(file, editor.text(file).rstrip() + more)
        offered = {each.label: each for each in await editor.complete(file, more)}
        assert there <= offered.keys()
        assert not not_there & offered.keys()
        edits = [offered[each].text_edit for each in there]
        assert all(isinstance(each, types.TextEdit) for each in edits)
        spaced = {each.new_text.startswith(" ") for each in edits if each}
        assert spaced == {more.endswith(":")}

    play(scene)


def test_what_stands_within_a_field_of_the_head_is_offered(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        text = editor.text(NOTES)
        await editor.open(NOTES)
        head = "---\nundantag:\n  - regel: sen-\n    sk\nnärvarande:\n  Reg"
        await editor.type(NOTES, text.replace("---", head, 1))
        rules = [each.label for each in await editor.complete(NOTES, "regel: sen-")]
        assert "sen-dagordning" in rules
        fields = {each.label: each for each in await editor.complete(NOTES, "\n    sk")}
        assert "regel:" not in fields  # it stands there
        edit = fields["skäl:"].text_edit
        assert isinstance(edit, types.TextEdit)
        assert (editor.words(NOTES, edit.range), edit.new_text) == ("sk", "skäl: ")
        principals = [each.label for each in await editor.complete(NOTES, "\n  Reg")]
        assert "Region Prov:" in principals
        assert "datum:" not in principals

    play(scene)


def test_all_that_is_certain_is_mended_as_check_fix_does(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        text = editor.text(AGENDA).replace("## 5.", "## 4.").replace("### b)", "### c)")
        await editor.open(AGENDA, text)
        fault = await editor.until(AGENDA, "fel-numrering")
        assert fault
        found = await editor.actions(AGENDA, fault.range)
        assert editor.applied(AGENDA, found[-1]) == editor.text(AGENDA)
        assert found[-1].kind == types.CodeActionKind.SourceFixAll

    play(scene)


def test_the_register_and_rules_are_told_of_and_what_they_change(play: Play) -> None:
    async def scene(editor: Editor) -> None:
        register = "meetings/register.yaml"
        await editor.open(AGENDA)
        await editor.open(register)
        found = await editor.type(register, "personer: ]\n")
        assert [each.code for each in found] == ["oläsbar-fil"]
        renamed = editor.text(register).replace("Greta Granhult", "Greta Granhultt")
        await editor.type(register, renamed)
        assert await editor.until(AGENDA, "felstavat-namn")
        await editor.type("meetings/register.yaml", editor.text(register))
        await editor.until(AGENDA, "felstavat-namn", there=False)
        await editor.open("rules.yaml", "]" + editor.text("rules.yaml"))
        assert await editor.until("rules.yaml", "oläsbar-fil")

    play(scene)


def test_each_file_belongs_to_the_nearest_folder_and_others_are_let_be(
    play: Play, root: Path
) -> None:
    shutil.copytree(FOLDER, root / "inre")
    (root / "anteckning.md").write_text("## Sist\n", encoding="utf-8")

    async def scene(editor: Editor) -> None:
        inner = f"inre/{AGENDA}"
        for file in ("anteckning.md", "../utanför.md", f"{Path(AGENDA).parent}/bilagor/a.md"):
            item = types.TextDocumentItem(editor.uri(file), "markdown", 0, "## Sist\n")
            editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await editor.open(AGENDA, editor.text(AGENDA) + "\n## Sist\n")
        await editor.open(inner)
        await editor.until(AGENDA, "fel-numrering")
        await editor.until(inner, "fel-numrering", there=False)
        told = {uri for uri, found in editor.heard.items() if found}
        assert editor.uri(AGENDA) in told
        assert editor.uri("anteckning.md") not in editor.heard

    play(scene)


def test_a_file_that_goes_or_comes_on_the_disk_is_known(root: Path) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open(NOTES)
        text = editor.text(NOTES) + "\nSe 261016 punkt 3.\n"
        await editor.type(NOTES, text)
        shutil.rmtree(root / "meetings/lchnv/2026-10-16")
        change = types.FileEvent(editor.uri("meetings/lchnv"), types.FileChangeType.Deleted)
        params = types.DidChangeWatchedFilesParams([change])
        editor.client.workspace_did_change_watched_files(params)
        assert await editor.until(NOTES, "ändrad-efter-publicering", there=False) is None
        close = types.DidCloseTextDocumentParams(editor.about(NOTES))
        editor.client.text_document_did_close(close)
        assert await editor.told(NOTES) == []

    asyncio.run(working(root, scene))
