"""Check a proof, or a whole downloaded log, of what a ward disclosed: danbiet verify FILE.

FILE is a proof file, a consistency file or a log (.jsonl), as the page "Sổ công khai" hands them
out. Needs no database and no network. Prints a line for each check; the exit status is 0 when all
hold, 1 when something was changed, 2 when a file cannot be read.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from libs.publiclog import entries, heads, merkle
from libs.publiclog.entries import Act, Entry
from libs.publiclog.files import ConsistencyFile, ProofFile
from libs.publiclog.heads import Head, NotAHead, NotSigned

GOOD, BAD, MIND = "ĐÚNG ", "SAI  ", "CHÚ Ý"
ACTS = {
    Act.PUBLISHED: "công khai",
    Act.CORRECTED: "công khai bản đính chính",
    Act.WITHDRAWN: "thu hồi",
    Act.LISTED: "lập danh mục quý",
}
Lines = Iterator[tuple[str, str]]


class Unreadable(Exception):
    """A file that is not what it should be; the message says which and why."""


@dataclass(frozen=True)
class Asked:
    """What to check besides the file itself."""

    keys: Sequence[str]
    document: Path | None = None
    since: str | None = None
    consistency: ConsistencyFile | None = None
    head: str | None = None


def main(argv: list[str]) -> int:
    """Checks what is asked for; tells 1 when something does not hold, 2 what cannot be read."""
    options = _options(argv)
    bad = False
    try:
        file = _file(options.file)
        asked = Asked(
            keys=[line for text in options.key for line in text.split()],
            document=options.document,
            since=_text(options.since) if options.since else None,
            consistency=_consistency(options.consistency) if options.consistency else None,
            head=_text(options.head) if options.head else None,
        )
        for mark, text in _checks(file, asked):
            print(f"{mark}  {text}")
            bad = bad or mark == BAD
    except (Unreadable, NotAHead, OSError) as error:
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
    return parser.parse_args(argv)


def _checks(file: ProofFile | ConsistencyFile | list[str], asked: Asked) -> Lines:
    if isinstance(file, ProofFile):
        yield from _proof(file, asked)
    elif isinstance(file, ConsistencyFile):
        head = heads.head_of(file.checkpoint)
        yield from _signature(file.checkpoint, asked.keys, file.keys)
        if asked.since is None:
            raise Unreadable("a consistency file is checked against a head: --since HEAD")
        yield from _continued(file, head, asked.since, asked.keys or file.keys)
    else:
        yield from _log(file, asked)


def _proof(file: ProofFile, asked: Asked) -> Lines:
    head = heads.head_of(file.checkpoint)
    yield from _signature(file.checkpoint, asked.keys, file.keys)
    leaf = merkle.leaf_hash(file.entry.encode())
    proof = [bytes.fromhex(value) for value in file.hashes]
    held = file.size == head.size
    held = held and merkle.includes(leaf, file.index, head.size, proof, head.root)
    yield _said(held, f"Dòng {file.index + 1} nằm trong sổ có {head.size} dòng.")
    try:
        entry = entries.read(file.entry)
    except ValueError:
        yield BAD, "Dòng này không phải là một dòng viết đúng cách của sổ."
        return
    own = entry.sequence == file.index + 1 and head.origin.endswith(f"/{entry.ward}")
    yield _said(own, f"Số thứ tự và mã phường ghi trong dòng đúng với sổ {head.origin}.")
    yield GOOD if held and own else MIND, _sentence(entry)
    yield from _contents(file, entry, asked.document)
    if asked.since is not None:
        yield from _continued(asked.consistency, head, asked.since, asked.keys or file.keys)


def _contents(file: ProofFile, entry: Entry, document: Path | None) -> Lines:
    """Whether what the page says, and the document at hand, are what was logged."""
    if file.shown is not None and entry.shown_sha256:
        shown = entries.shown_hash(file.shown.title, file.shown.summary, file.shown.body)
        same = shown == entry.shown_sha256
        yield _said(same, "Tên, tóm tắt và nội dung đang hiển thị khớp với mã ghi trong dòng.")
    elif entry.act in (Act.PUBLISHED, Act.CORRECTED):
        yield MIND, "Nội dung đã thu hồi nên tệp không kèm chữ để đối chiếu."
    if document is not None:
        found = _sha256(document)
        wanted = entry.file_sha256 or "không có tệp"
        yield _said(found == wanted, f"Tệp văn bản: mã trong sổ {wanted}, mã của tệp {found}.")


def _log(lines: list[str], asked: Asked) -> Lines:
    if not (asked.head or asked.since):
        raise Unreadable("a log is checked against a head: --head HEAD, --since HEAD")
    wrong = [number for number, line in enumerate(lines, start=1) if _number(line) != number]
    if wrong and len(wrong) == len(lines):
        raise Unreadable("the file is neither a proof file nor a log from its first line on")
    if wrong:
        yield BAD, f"Dòng {wrong[0]} bị sửa, thiếu hoặc sai thứ tự ({len(wrong)} dòng như vậy)."
    leaves = [merkle.leaf_hash(line.encode()) for line in lines]
    for text in filter(None, (asked.head, asked.since)):
        head = heads.head_of(text)
        yield from _signature(text, asked.keys, ())
        same = head.size <= len(lines) and merkle.root_of(leaves[: head.size]) == head.root
        yield _said(same, f"{head.size} dòng đầu của sổ tải về đúng với đầu sổ {head.root.hex()}.")


def _number(line: str) -> int:
    """The number that a line of the log gives itself; 0 for what is no line."""
    try:
        return entries.read(line).sequence
    except ValueError:
        return 0


def _signature(note: str, trusted: Sequence[str], enclosed: Sequence[str]) -> Lines:
    """Whether one of the keys signed a head: those asked for, else those that came with it."""
    head = heads.head_of(note)
    keys = [heads.public_key(key) for key in trusted or enclosed]
    signed = [key for key in keys if key.name == head.origin and _signed(note, key)]
    if keys:
        names = ", ".join(key.id.hex() for key in signed or keys)
        yield _said(bool(signed), f"Đầu sổ {head.size} dòng do khóa {names} ký.")
    if not trusted:
        yield MIND, "Chưa cho khóa tin cậy. Hãy so khóa với khóa phường công bố, rồi dùng --key."


def _signed(note: str, key: heads.PublicKey) -> bool:
    try:
        heads.signed_text(note, key)
    except NotSigned:
        return False
    return True


def _continued(file: ConsistencyFile | None, head: Head, since: str, keys: Sequence[str]) -> Lines:
    """Whether the log of `head` begins with the one of a head kept from before."""
    old = heads.head_of(since)
    yield from (line for line in _signature(since, keys, ()) if line[0] != MIND)
    if old.origin != head.origin:
        yield BAD, f"Đầu sổ đã giữ là của sổ khác: {old.origin}."
        return
    if file is None and old.size not in (0, head.size):
        ask = f"/log/consistency?old={old.size}&new={head.size}"
        raise Unreadable(f"--since needs --consistency FILE, which the ward gives at …{ask}")
    right = file is None or (file.old_size, file.size) == (old.size, head.size)
    proof = [bytes.fromhex(value) for value in file.hashes] if file else []
    held = right and merkle.begins_with(old.size, old.root, head.size, head.root, proof)
    yield _said(held, f"{old.size} dòng của đầu sổ đã giữ còn nguyên trong sổ {head.size} dòng.")


def _sentence(entry: Entry) -> str:
    late = entry.recorded_at - entry.happened_at
    noted = f", ghi vào sổ lúc {entry.recorded_at:%d/%m/%Y %H:%M} UTC" if late else ""
    return (
        f"Dòng nói: {ACTS[entry.act]} văn bản {entry.document_number}, bản {entry.version}, "
        f"khoản {entry.khoan}, lúc {entry.happened_at:%d/%m/%Y %H:%M} UTC{noted}."
    )


def _said(held: bool, text: str) -> tuple[str, str]:
    return (GOOD if held else BAD), text


def _file(path: Path) -> ProofFile | ConsistencyFile | list[str]:
    text = _text(path)
    if '"format"' not in text[:200]:
        return text.removesuffix("\n").split("\n") if text else []
    kinds: TypeAdapter[ProofFile | ConsistencyFile] = TypeAdapter(ProofFile | ConsistencyFile)
    try:
        return kinds.validate_json(text)
    except ValidationError as error:
        raise Unreadable(f"{path} is not a proof file of the public log") from error


def _consistency(path: Path) -> ConsistencyFile:
    file = _file(path)
    if not isinstance(file, ConsistencyFile):
        raise Unreadable(f"{path} is not a consistency file")
    return file


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not text") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
