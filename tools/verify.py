"""Check a proof, or a whole downloaded log, of what a ward disclosed: danbiet verify FILE.

FILE is a proof file, a consistency file or a log (.jsonl), as the page "Sổ công khai" hands them
out. Needs no database and no network. Prints a line for each check; the exit status is 0 when all
hold, 1 when something was changed, 2 when a file cannot be read.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from libs.publiclog.checks import BAD, Asked, CannotJudge, File, checks
from libs.publiclog.files import ConsistencyFile, ProofFile
from libs.publiclog.heads import NotAHead


def main(argv: list[str]) -> int:
    """Checks what is asked for; tells 1 when something does not hold, 2 what cannot be read."""
    options = _options(argv)
    bad = False
    try:
        file = _file(options.file)
        asked = Asked(
            keys=[line for text in options.key for line in text.split()],
            document=_sha256(options.document) if options.document else None,
            since=_text(options.since) if options.since else None,
            consistency=_consistency(options.consistency) if options.consistency else None,
            head=_text(options.head) if options.head else None,
            root=options.root,
        )
        for mark, text in checks(file, asked):
            # A file of others may hold what a terminal would obey.
            print(mark, "".join(sign if sign.isprintable() else "?" for sign in text))
            bad = bad or mark == BAD
    except (CannotJudge, NotAHead, OSError) as error:
        print(f"danbiet verify: {error}", file=sys.stderr)
        return 2
    print("Có điều không khớp: xem các dòng SAI." if bad else "Mọi điều kiểm tra đều khớp.")
    return 1 if bad else 0


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="danbiet verify",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--key", action="append", default=[], help="a public key that you trust")
    parser.add_argument("--document", type=Path, help="the document itself, as a file")
    parser.add_argument("--since", type=Path, help="a head that you kept from before")
    parser.add_argument("--consistency", type=Path, help="the consistency file since that head")
    parser.add_argument("--head", type=Path, help="for a log: the head it should have")
    parser.add_argument(
        "--root", metavar="LINE:ROOT", help="for a log: what a sheet on a wall shows"
    )
    return parser.parse_args(argv)


def _file(path: Path) -> File:
    text = _text(path)
    if '"format"' not in text[:200]:
        return text.removesuffix("\n").split("\n") if text else []
    kinds: TypeAdapter[ProofFile | ConsistencyFile] = TypeAdapter(ProofFile | ConsistencyFile)
    try:
        return kinds.validate_json(text)
    except ValidationError as error:
        raise CannotJudge(f"{path} is not a proof file of the public log") from error


def _consistency(path: Path) -> ConsistencyFile:
    file = _file(path)
    if not isinstance(file, ConsistencyFile):
        raise CannotJudge(f"{path} is not a consistency file")
    return file


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise CannotJudge(f"{path} is not text") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
