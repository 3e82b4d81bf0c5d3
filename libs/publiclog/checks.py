"""What is checked of a file of the public log, and how each result is said. Pure: knows no disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from libs.publiclog import entries, heads, merkle
from libs.publiclog.entries import Act, Entry
from libs.publiclog.files import ConsistencyFile, ProofFile
from libs.publiclog.heads import Head, NotSigned

GOOD, BAD, MIND = "ĐÚNG ", "SAI  ", "CHÚ Ý"
ACTS = {
    Act.PUBLISHED: "công khai",
    Act.CORRECTED: "công khai bản đính chính",
    Act.WITHDRAWN: "thu hồi",
    Act.LISTED: "lập danh mục quý",
}
File = ProofFile | ConsistencyFile | list[str]  # a log is its lines
Lines = Iterator[tuple[str, str]]  # GOOD, BAD or MIND, and a sentence


class CannotJudge(ValueError):
    """Something is missing, or is not what it should be; the message says what."""


@dataclass(frozen=True)
class Asked:
    """What to check besides the file itself.

    `keys` are trusted; `document` is the SHA-256 of a file at hand; `since` and `head` are signed
    heads; `root` is what a sheet on a wall shows, LINE:ROOT.
    """

    keys: Sequence[str] = ()
    document: str | None = None
    since: str | None = None
    consistency: ConsistencyFile | None = None
    head: str | None = None
    root: str | None = None


# What is asked for and would be passed over must not look as if it had been checked.
MEANT_FOR = {
    ProofFile: ("document", "since", "consistency"),
    ConsistencyFile: ("since",),
    list: ("since", "head", "root"),
}


def checks(file: File, asked: Asked) -> Lines:
    """Everything that can be said of a file, a line each; raises CannotJudge, NotAHead."""
    for name in ("document", "since", "consistency", "head", "root"):
        if getattr(asked, name) is not None and name not in MEANT_FOR[type(file)]:
            raise CannotJudge(f"--{name} is not for a file of this kind")
    if asked.consistency and asked.since is None:
        raise CannotJudge("--consistency is checked against a head: --since HEAD")
    if isinstance(file, ProofFile):
        yield from _proof(file, asked)
    elif isinstance(file, ConsistencyFile):
        head = heads.head_of(file.checkpoint)
        yield from _signature(file.checkpoint, asked.keys, file.keys)
        if asked.since is None:
            raise CannotJudge("a consistency file is checked against a head: --since HEAD")
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


def _contents(file: ProofFile, entry: Entry, document: str | None) -> Lines:
    """Whether what the page says, and the document at hand, are what was logged."""
    if file.shown is not None and entry.shown_sha256:
        shown = entries.shown_hash(file.shown.title, file.shown.summary, file.shown.body)
        same = shown == entry.shown_sha256
        yield _said(same, "Tên, tóm tắt và nội dung đang hiển thị khớp với mã ghi trong dòng.")
    elif entry.act in (Act.PUBLISHED, Act.CORRECTED):
        yield MIND, "Nội dung không còn hiển thị nên tệp không kèm chữ để đối chiếu."
    if document is not None:
        wanted = entry.file_sha256 or "không có tệp"
        yield _said(
            document == wanted, f"Tệp văn bản: mã trong sổ {wanted}, mã của tệp {document}."
        )


def _log(lines: list[str], asked: Asked) -> Lines:
    if not (asked.head or asked.since or asked.root):
        raise CannotJudge("a log is checked against a head: --head, --since or --root")
    numbers = [_number(line) for line in lines]
    if lines and not any(numbers):
        raise CannotJudge("the file is neither a proof file nor a log")
    wrong = [place for place, number in enumerate(numbers, start=1) if place != number]
    if wrong:
        yield BAD, f"Dòng {wrong[0]} bị sửa, thiếu hoặc sai thứ tự ({len(wrong)} dòng như vậy)."
    leaves = [merkle.leaf_hash(line.encode()) for line in lines]
    for text in filter(None, (asked.head, asked.since)):
        head = heads.head_of(text)
        yield from _signature(text, asked.keys, ())
        yield _beginning(leaves, head.size, head.root)
    if asked.root:
        yield _beginning(leaves, *_on_paper(asked.root))


def _beginning(leaves: list[bytes], size: int, root: bytes) -> tuple[str, str]:
    same = size <= len(leaves) and merkle.root_of(leaves[:size]) == root
    return _said(same, f"{size} dòng đầu của sổ tải về đúng với mã gốc {root.hex()}.")


def _on_paper(text: str) -> tuple[int, bytes]:
    """The number of lines and the root, as a sheet shows them, with or without its spaces."""
    size, _, root = text.partition(":")
    try:
        found = int(size), bytes.fromhex(root)
    except ValueError as error:
        raise CannotJudge("--root is LINE:ROOT, as 12:5dc9da79…") from error
    if found[0] < 0:
        raise CannotJudge("--root begins with a number of lines")
    return found


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
    if old.size > head.size:
        yield BAD, f"Sổ nay chỉ còn {head.size} dòng, đầu sổ đã giữ có {old.size} dòng."
        return
    if file is None and old.size not in (0, head.size):
        ask = f"/log/consistency?old={old.size}&new={head.size}"
        raise CannotJudge(f"--since needs --consistency FILE, which the ward gives at …{ask}")
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
