"""Time the language server while somebody types in a folder of a thousand documents.

Run by hand: ``python benchmarks/edit_document.py LCHNV``; LCHNV is its path. Each letter is
one change, and its answer the findings of that version. Some letters come in a row, some after a
pause in which the whole folder is judged.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from itertools import count
from pathlib import Path
from queue import Queue
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from check_folder import FAULTS, make

LETTERS = 60
LATEST = 0.2  # seconds: what a letter may take
PAUSES = (0.05, 0.15, 0.25, 0.35, 0.6)  # seconds before a letter, in turn


class Server:
    """A language server, asked over its standard input."""

    def __init__(self, program: str, folder: Path) -> None:
        command = [program, "lsp"]
        self._process = subprocess.Popen(  # noqa: S603
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._ears: Any = self._process.stdin
        self._mouth: Any = self._process.stdout
        self.heard: Queue[Any] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def tell(self, method: str, params: Any, **more: Any) -> None:
        """Send a message."""
        told = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self._ears.write(b"Content-Length: %d\r\n\r\n%s" % (len(told), told))
        self._ears.flush()

    def _listen(self) -> None:
        stream = self._mouth
        while line := stream.readline():
            length = int(line.partition(b":")[2])
            while stream.readline().strip():
                pass
            self.heard.put((time.perf_counter(), json.loads(stream.read(length))))
        self.heard.put((0.0, None))

    def findings(self, version: int) -> float:
        """Give when the findings of a version came. Raises SystemExit if the server has ended."""
        while True:
            at, told = self.heard.get(timeout=120)
            if told is None:
                raise SystemExit("The server ended; what it said stands above.")
            about = told.get("params") or {}
            if "diagnostics" in about and about.get("version") == version:
                return at

    def processor(self) -> float:
        """Give the seconds of processor that it has used, all of its threads; Linux only."""
        used = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Stop it."""
        self._process.kill()
        self._process.wait()


def main() -> None:
    """Type, and tell how long the answers took."""
    program = str(Path(sys.argv[1]).absolute())  # it runs in the folder of the agendas
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work).resolve()
        make(folder, faults=FAULTS)
        file = sorted(folder.glob("meetings/*/*/dagordning.md"))[500]
        text, uri, server = file.read_text(encoding="utf-8"), file.as_uri(), Server(program, folder)
        server.tell(
            "initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}}, id=1
        )
        server.tell("initialized", {})
        start = time.perf_counter()
        item = {"uri": uri, "languageId": "markdown", "version": 0, "text": text}
        server.tell("textDocument/didOpen", {"textDocument": item})
        first = server.findings(0) - start
        took, before = [], server.processor()
        for version, pause in zip(count(1), PAUSES * (LETTERS // len(PAUSES)), strict=False):
            time.sleep(pause)
            text += "a" if version % 10 else "\n"
            start = time.perf_counter()
            change = {
                "textDocument": {"uri": uri, "version": version},
                "contentChanges": [{"text": text}],
            }
            server.tell("textDocument/didChange", change)
            took.append(server.findings(version) - start)
        used = (server.processor() - before) / len(took)
        server.end()
    worst, middle = max(took), statistics.median(took)
    late = sum(each > LATEST for each in took)
    sys.stdout.write(
        f"opened {first:.2f} s; of {len(took)} letters: median {middle * 1000:.0f} ms, "
        f"worst {worst * 1000:.0f} ms, {late} later than 200 ms; "
        f"{used * 1000:.0f} ms of processor for each, with what judges the folder beside\n"
    )


if __name__ == "__main__":
    main()
