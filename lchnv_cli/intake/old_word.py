"""Word's old formats (.doc, .rtf) → .docx, by LibreOffice where it is installed.

It gets a folder and a profile of its own that are gone afterwards, runs no macros, follows no
links, and is ended when it does not answer.
"""

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from lchnv_cli.guarded import Refused, read_ordinary
from lchnv_cli.unreadable import Unreadable

_PROGRAMS = ("soffice", "libreoffice", "soffice.com", "soffice.exe")
# Where it lies without standing in the path: macOS and Windows.
_FOLDERS = (
    "/Applications/LibreOffice.app/Contents/MacOS",
    r"C:\Program Files\LibreOffice\program",
    r"C:\Program Files (x86)\LibreOffice\program",
)
_SECONDS = 60
_LARGEST = 100_000_000  # bytes of what LibreOffice made of it
_MISSING = "Filen är {what}. Öppna i Word och spara som .docx."
_FAILED = "Filen är {what} som LibreOffice inte kunde läsa. Öppna i Word och spara som .docx."
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Common/Save/Document", "LoadPrinter", "false"),
)


def as_docx(name: str, data: bytes, ending: str, what: str) -> bytes:
    """Turn an old file into .docx; ``what`` is the format in Swedish. Raises Unreadable."""
    program = _program()
    if program is None:
        raise Unreadable(name, _MISSING.format(what=what))
    # Windows may hold a file in it a moment longer.
    with tempfile.TemporaryDirectory(prefix="lchnv-", ignore_cleanup_errors=True) as folder:
        home, source = Path(folder, "profil", "user"), Path(folder, f"in.{ending}")
        os.makedirs(home)  # noqa: PTH103 - the profile's folder too
        Path(home, "registrymodifications.xcu").write_bytes(_profile().encode())
        source.write_bytes(data)
        made = Path(folder, "ut", "in.docx")
        command = [
            *(str(program), f"-env:UserInstallation={home.parent.as_uri()}", "--headless"),
            *("--norestore", "--nolockcheck", "--nodefault", "--nologo", "--convert-to"),
            *("docx:MS Word 2007 XML", "--outdir", str(made.parent), str(source)),
        ]
        _run(command, folder)
        try:
            return read_ordinary(made, _LARGEST)
        except Refused as error:
            raise Unreadable(name, _FAILED.format(what=what)) from error


def _run(command: list[str], folder: str) -> None:
    """Let the program work for a while; whatever it has started ends with it."""
    apart = sys.platform != "win32"
    with suppress(OSError):
        process = subprocess.Popen(  # noqa: S603 - the program is looked up, the files are our own
            command,
            cwd=folder,
            env=os.environ | {"HOME": folder},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=apart,
        )
        try:
            process.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            if apart:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()


def _program() -> Path | None:
    folders = [*os.get_exec_path(), *_FOLDERS]
    found = (Path(folder, name) for folder in folders for name in _PROGRAMS)
    return next((path for path in found if path.is_file() and os.access(path, os.X_OK)), None)


def _profile() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        f'xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )
