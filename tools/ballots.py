"""Recount an online vote from the list that its page hands out: danbiet ballots FILE.

Needs no database and no network. With --receipt, a file that a phone kept, it also says whether
that ballot is there. The exit status is 0 when all holds, 1 when something does not, 2 when a
file cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from libs.ballots.bulletin import Bulletin, Receipt, counted, faults, keys_print

File = TypeVar("File", bound=BaseModel)


class CannotRead(ValueError):
    """A file that is not what it should be."""


def main(argv: list[str]) -> int:
    """Prints the count, then a line for each fault."""
    parser = argparse.ArgumentParser(
        prog="danbiet ballots",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--receipt", type=Path, help="what a phone kept of its ballot")
    parser.add_argument("--keys", default="", help="the fingerprint of the keys on the notice")
    options = parser.parse_args(argv)
    try:
        bulletin = _read(options.file, Bulletin)
        receipt = _read(options.receipt, Receipt) if options.receipt else None
        found = faults(bulletin, receipt) + _faults_of_keys(bulletin, options.keys)
    except (OSError, ValueError) as error:
        print(f"danbiet ballots: {error}", file=sys.stderr)
        return 2
    for line in _lines(bulletin):
        # A file of others may hold what a terminal would obey.
        print("".join(sign if sign.isprintable() else "?" for sign in line))
    for fault in found:
        print("SAI", fault)
    print("Có điều không khớp: xem các dòng SAI." if found else "Mọi điều kiểm tra đều khớp.")
    return 1 if found else 0


def _lines(bulletin: Bulletin) -> list[str]:
    messages = [ballot.message for ballot in bulletin.ballots]
    counts, invalid, _ = counted(bulletin.opened_box_key, messages, len(bulletin.options))
    return [
        f"{len(messages)} phiếu, {bulletin.given_online} hộ đã được ký phiếu",
        *(f"{count:>6}  {text}" for count, text in zip(counts, bulletin.options, strict=True)),
        f"{invalid:>6}  không hợp lệ",
        f"khóa {_print_of(bulletin)}",
    ]


def _faults_of_keys(bulletin: Bulletin, expected: str) -> list[str]:
    wanted = "".join(expected.split()).lower()
    if not wanted or _print_of(bulletin).startswith(wanted):
        return []
    return ["Khóa của danh sách không phải là khóa đã thông báo."]


def _print_of(bulletin: Bulletin) -> str:
    return keys_print(bulletin.sign_key, bulletin.box_key, bulletin.receipt_key)


def _read(path: Path, kind: type[File]) -> File:
    try:
        return kind.model_validate_json(path.read_bytes())
    except ValueError as error:
        raise CannotRead(f"{path} is not a {kind.__name__.lower()} file") from error
