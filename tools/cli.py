"""The command `danbiet NAME ...`: finds the tool of that name and runs it."""

import ast
import gc
import importlib
import sys
from pathlib import Path

NAMES = (
    "up",
    "onboard",
    "front",
    "serve",
    "demo",
    "year",
    "law",
    "migrate",
    "provision",
    "leaf",
    "history",
    "replay",
    "rebuild",
    "verify",
    "ballots",
    "deadletters",
    "seals",
    "docs",
    "english",
    "bench",
    "check",
    "env",
)
_FOLDER = Path(__file__).resolve().parent


def tools() -> dict[str, str]:
    """Every tool that is here: its name -> the first line of its docstring.

    The line is read without importing the tool: asking for help must not load a whole service.
    """
    found = {}
    for name in NAMES:
        for file in (_FOLDER / f"{name}.py", _FOLDER / name / "__init__.py"):
            if file.is_file():
                text = ast.get_docstring(ast.parse(file.read_text())) or ""
                found[name] = text.partition("\n")[0]
    return found


def main(argv: list[str] | None = None) -> int:
    """Runs `danbiet NAME ...`; the exit status is the tool's, or 2 when there is no such tool."""
    name, *rest = (sys.argv[1:] if argv is None else argv) or ["--help"]
    known = tools()
    if name in ("-h", "--help", "help"):
        print("danbiet NAME ...\n")
        for tool, line in known.items():
            print(f"  {tool:<12} {line}")
        return 0
    if name not in known:
        print(f"danbiet: there is no {name!r}; `danbiet help` lists what there is", file=sys.stderr)
        return 2
    # Starting makes a million objects and no garbage; looking for it takes a second.
    gc.set_threshold(50_000, 20, 100)
    status: int = importlib.import_module(f"tools.{name}").main(rest)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
