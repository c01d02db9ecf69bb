"""Break the code a little and see whether the tests notice: what survives wants a test.

``python -m tools.mutate --sample 50 lchnv_cli/planning/*.py -- tests/test_planning.py``

All after ``--`` goes to pytest. A mutant lives in a fork, where its module is imported broken: no
file is touched. Written here because the tools at hand skip decorated functions, which every rule
is, and constants of a module, which is where limits stand.
"""

import argparse
import ast
import importlib.util
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType

import hypothesis  # loaded here, so that no fork has to
import pytest

_LONGEST = 180  # seconds; a mutant that never ends is noticed too
_OPPOSITE: dict[type[ast.AST], Callable[[], ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
_OTHER_NAME = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of one node of a module, by its place in the walk and among the node's changes."""

    file: Path
    node: int
    change: int
    line: int
    what: str

    def code(self) -> CodeType:
        """Compile the module with the change."""
        tree = ast.parse(self.file.read_bytes())
        node = list(ast.walk(tree))[self.node]
        _, change = list(_changes(node))[self.change]
        change()
        return compile(ast.fix_missing_locations(tree), str(self.file.resolve()), "exec")

    def __str__(self) -> str:
        source = self.file.read_text(encoding="utf-8").splitlines()[self.line - 1]
        return f"{self.file}:{self.line}  {self.what}   | {source.strip()}"


def _changes(  # noqa: C901, PLR0912 - one case for each kind of node
    node: ast.AST,
) -> Iterator[tuple[str, Callable[[], None]]]:
    """Give what can be changed in a node: what becomes of it, and what does it."""
    match node:
        case ast.Compare(ops=ops):
            for at, operator in enumerate(ops):
                if new := _OPPOSITE.get(type(operator)):
                    yield _named(operator, new), lambda at=at, new=new: ops.__setitem__(at, new())  # type: ignore[misc]
        case ast.BoolOp(op=operator) | ast.BinOp(op=operator):
            if new := _OPPOSITE.get(type(operator)):
                yield _named(operator, new), lambda: setattr(node, "op", new())
        case ast.If() | ast.While() | ast.IfExp():
            for value in (True, False):
                yield f"if {value}", lambda value=value: setattr(node, "test", ast.Constant(value))  # type: ignore[misc]
        case ast.comprehension(ifs=tests):
            for at in range(len(tests)):
                yield "if True", lambda at=at: tests.__setitem__(at, ast.Constant(value=True))  # type: ignore[misc]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            again = ast.UnaryOp(ast.Not(), operand)
            yield "no not", lambda: setattr(node, "operand", again)
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            for other in (number + 1, number - 1):
                yield str(other), lambda other=other: setattr(node, "value", other)  # type: ignore[misc]
        case ast.Name(id=name) if name in _OTHER_NAME:
            yield _OTHER_NAME[name], lambda: setattr(node, "id", _OTHER_NAME[name])


def _named(old: ast.AST, new: Callable[[], ast.AST]) -> str:
    return f"{type(old).__name__} → {type(new()).__name__}"


def mutants(file: Path) -> Iterator[Mutant]:
    """Give every mutant of a module."""
    for place, node in enumerate(ast.walk(ast.parse(file.read_bytes()))):
        for at, (what, _) in enumerate(_changes(node)):
            line = getattr(node, "lineno", None) or getattr(node, "target").lineno  # noqa: B009
            yield Mutant(file, place, at, line, what)


class _Broken(SourceFileLoader):
    """Finds and loads the one module that is broken."""

    def __init__(self, mutant: Mutant) -> None:
        name = ".".join(mutant.file.resolve().relative_to(Path.cwd()).with_suffix("").parts)
        super().__init__(name, str(mutant.file.resolve()))
        self._code = mutant.code()

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        return importlib.util.spec_from_file_location(name, self.path, loader=self) if (
            name == self.name
        ) else None  # fmt: skip

    def get_code(self, _: str) -> CodeType:
        return self._code


def _outcome(mutant: Mutant | None, tests: Sequence[str]) -> int:
    """Run the tests in a fork, and give pytest's exit code; another for a crash or no end."""
    child = os.fork()
    if child == 0:
        signal.alarm(_LONGEST)
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a handle, no file
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        if mutant is not None:
            sys.meta_path.insert(0, _Broken(mutant))
        os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))
    return os.waitpid(child, 0)[1]


def main() -> int:
    """Break, run, and tell what survived."""
    parser = argparse.ArgumentParser(prog="tools.mutate")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sample", type=int, default=10_000, help="how many mutants to try")
    parser.add_argument("--seed", type=int, default=1)
    at = sys.argv.index("--")
    chosen, tests = parser.parse_args(sys.argv[1:at]), sys.argv[at + 1 :]
    os.environ["CI"] = "1"  # the same examples every time
    if _outcome(None, tests) != 0:
        parser.error("the tests must pass before anything is broken")
    every = [mutant for file in chosen.files for mutant in mutants(file)]
    dice = random.Random(chosen.seed)  # noqa: S311
    tried = dice.sample(every, min(chosen.sample, len(every)))
    survived = 0
    for mutant in tried:
        if _outcome(mutant, tests) == 0:
            survived += 1
            sys.stdout.write(f"{mutant}\n")
            sys.stdout.flush()  # a long run tells what it found so far, and a fork repeats nothing
    sys.stdout.write(f"{len(tried) - survived} of {len(tried)} were noticed.\n")
    return bool(survived)


if __name__ == "__main__":
    del hypothesis
    raise SystemExit(main())
