"""Time the printing of documents beside WeasyPrint, pandoc and LibreOffice, where installed.

Run by hand: ``python benchmarks/print_documents.py [COUNT]``. Every program prints the same made-up
agendas of about ten pages, in one process where it can take several documents, and from cold. The
figures in docs/benchmarks.md come from here.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from check_folder import ROOT, make

RUNS = 3
LCHNV = [sys.executable, "-m", "lchnv_cli", "export", "--all", "--force"]


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(  # noqa: S603
        command, cwd=folder, capture_output=True, check=True, env={"PYTHONPATH": str(ROOT)}
    )


def _lchnv(to: str) -> Callable[[Path], None]:
    def work(folder: Path) -> None:
        out = folder / f"ut-{to}"
        shutil.rmtree(out, ignore_errors=True)
        _run([*LCHNV, "--to", to, "--output", str(out)], folder)

    return work


def _weasyprint(folder: Path) -> None:
    code = (
        "import sys, pathlib, weasyprint\n"
        "for path in sorted(pathlib.Path('ut-html').glob('*.html')):\n"
        "    weasyprint.HTML(str(path)).write_pdf(f'{path}.pdf', pdf_variant='pdf/ua-1')\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True)  # noqa: S603


def _pandoc(folder: Path) -> None:
    for path in sorted((folder / "ut-html").glob("*.html")):
        command = ["pandoc", str(path), "-o", f"{path}.docx"]
        subprocess.run(command, cwd=folder, capture_output=True, check=True)  # noqa: S603


def _libreoffice(folder: Path) -> None:
    files = [str(path) for path in sorted((folder / "ut-docx").glob("*.docx"))]
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", "ut-soffice", *files]
    subprocess.run(command, cwd=folder, capture_output=True, check=True)  # noqa: S603


def _installed() -> dict[str, Callable[[Path], None]]:
    works: dict[str, Callable[[Path], None]] = {
        "lchnv html": _lchnv("html"),
        "lchnv pdf": _lchnv("pdf"),
        "lchnv docx": _lchnv("docx"),
    }
    probe = [sys.executable, "-c", "import weasyprint"]
    if subprocess.run(probe, capture_output=True, check=False).returncode == 0:  # noqa: S603
        works["WeasyPrint pdf"] = _weasyprint
    if shutil.which("pandoc"):
        works["pandoc docx"] = _pandoc
    if shutil.which("soffice"):
        works["LibreOffice pdf (from docx)"] = _libreoffice
    return works


def main() -> None:
    """Time each program in turn and write the medians."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make(folder, count)
        works = _installed()
        taken: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(RUNS):
            for name, work in works.items():
                start = time.perf_counter()
                work(folder)
                taken[name].append(time.perf_counter() - start)
    for name, spent in taken.items():
        figures = (min(spent), statistics.median(spent), max(spent))
        each = 1000 * figures[1] / count
        shown = "  ".join(f"{figure:6.2f}" for figure in figures)
        sys.stdout.write(f"{name:28} {shown} s (min, median, max), {each:.0f} ms a document\n")


if __name__ == "__main__":
    main()
