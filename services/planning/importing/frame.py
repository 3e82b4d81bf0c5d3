"""What stands around the parts: letterhead, title, grounds; closing, signature, appendices."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from services.planning.importing.marks import MarkKind, is_capitals, leading_mark
from services.planning.importing.outline import build_parts
from services.planning.importing.plan import Node, NodeKind
from services.planning.importing.reading import Block
from services.planning.importing.sentences import split_sentences

_TITLE = re.compile(r"(?:DỰ THẢO )?(?:KẾ HOẠCH|QUY CHẾ|QUYẾT ĐỊNH|CHƯƠNG TRÌNH)\b|Kế hoạch$")
_GROUNDS = re.compile(r"(?:Căn cứ|Theo đề nghị|Để|Nhằm)\b|Thực hiện .*(?:số|ngày) \d")
_NUMBER = re.compile(r"Số\s?:\s?(?P<number>\d+[a-z]?\s?/\s?[A-ZĐ][A-ZĐ0-9&-]*)")
_SIGNED_ON = re.compile(r"ngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})")
_YEAR = re.compile(r"năm (?P<year>20\d{2})\b")
_CLOSING = re.compile(r"Trên đây là\b")
_RECIPIENTS = re.compile(r"Nơi nhận\b")
_SIGNING = re.compile(r"(?:TM|T/M|KT|TUQ|TL|Q)\s?\.\s?[A-ZĐỦ]")
_POSITION = re.compile(r"(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC|HIỆU TRƯỞNG)")
_APPENDIX = re.compile(
    r"(?:PHỤ LỤC(?: SỐ)?\b|Phụ lục(?: số)? (?=(?:\d{1,2}|[IVX]{1,5})[.:]?$))"
    r"\s*(?P<o>\d{1,2}|[IVX]{1,5}\b)?"
)


@dataclass(frozen=True)
class Regions:
    """The blocks of a plan by region."""

    front: tuple[Block, ...]
    body: tuple[Block, ...]
    back: tuple[Block, ...]
    appendices: tuple[Block, ...]


def split_regions(blocks: Sequence[Block]) -> Regions:
    """Cut the blocks into what stands before the parts, the parts, what closes them, appendices."""
    first = next((i for i, block in enumerate(blocks) if _opens_body(block)), len(blocks))
    last = next(
        (i for i in range(first, len(blocks)) if _closes_body(blocks[i])),
        len(blocks),
    )
    added = next((i for i in range(last, len(blocks)) if _opens_appendix(blocks[i])), len(blocks))
    return Regions(
        tuple(blocks[:first]),
        tuple(blocks[first:last]),
        tuple(blocks[last:added]),
        tuple(blocks[added:]),
    )


def _opens_body(block: Block) -> bool:
    mark = None if block.table is not None else leading_mark(block.text)
    return (
        mark is not None
        and mark.kind in (MarkKind.PART, MarkKind.CHAPTER, MarkKind.ARTICLE)
        and mark.ordinal in ("I", "1")
    )


def _closes_body(block: Block) -> bool:
    patterns = (_CLOSING, _RECIPIENTS, _SIGNING, _APPENDIX)
    return block.table is None and any(pattern.match(block.text) for pattern in patterns)


def _opens_appendix(block: Block) -> bool:
    return block.table is None and _APPENDIX.match(block.text) is not None


def front_nodes(blocks: Sequence[Block]) -> tuple[Node, ...]:
    """Return letterhead, title and grounds, one node a block."""
    found: list[Node] = []
    counts: Counter[NodeKind] = Counter()
    kind = NodeKind.LETTERHEAD
    if not any(_TITLE.match(block.text) for block in blocks):
        kind = NodeKind.TITLE
    for block in blocks:
        if kind is NodeKind.LETTERHEAD and _TITLE.match(block.text):
            kind = NodeKind.TITLE
        elif kind is NodeKind.TITLE and _GROUNDS.match(block.text):
            kind = NodeKind.PREAMBLE
        counts[kind] += 1
        found.append(_node(kind, counts[kind], block))
    return tuple(found)


def back_nodes(blocks: Sequence[Block]) -> tuple[Node, ...]:
    """Return closing, recipients and signature, one node a block."""
    found: list[Node] = []
    counts: Counter[NodeKind] = Counter()
    kind = NodeKind.CLOSING
    for block in blocks:
        kind = _back_kind(kind, block)
        counts[kind] += 1
        found.append(_node(kind, counts[kind], block))
    return tuple(found)


def _back_kind(before: NodeKind, block: Block) -> NodeKind:
    text = block.text
    if _RECIPIENTS.match(text):
        return NodeKind.RECIPIENTS
    if _SIGNING.match(text) or (is_capitals(text) and _POSITION.match(text)):
        return NodeKind.SIGNATURE
    if before is NodeKind.RECIPIENTS:
        return NodeKind.RECIPIENT
    return before


def appendix_nodes(blocks: Sequence[Block]) -> tuple[Node, ...]:
    """Return each appendix (phụ lục) with a tree of its own, its paths below PL1, PL2 and so on."""
    starts = [place for place, block in enumerate(blocks) if _opens_appendix(block)]
    found: list[Node] = []
    for count, (start, end) in enumerate(pairwise([*starts, len(blocks)]), start=1):
        head, path = blocks[start], f"PL{count}"
        number = _APPENDIX.match(head.text)
        ordinal = (number and number["o"]) or str(count)
        below = build_parts(blocks[start + 1 : end], path)
        sentences = split_sentences(head.text)
        found.append(
            Node(path, ordinal, NodeKind.APPENDIX, "", head.text, sentences, head.source, below)
        )
    return tuple(found)


def _node(kind: NodeKind, count: int, block: Block) -> Node:
    mark = leading_mark(block.text) if kind is NodeKind.RECIPIENT else None
    text = block.text if mark is None else mark.rest
    raw = "" if mark is None else mark.raw
    sentences = split_sentences(text)
    return Node(f"{kind}/{count}", str(count), kind, raw, text, sentences, block.source)


def plan_title(front: Sequence[Node]) -> str:
    """Return the type of the document and its subject, as one line."""
    return " ".join(node.text for node in front if node.kind is NodeKind.TITLE)


def plan_year(front: Sequence[Node]) -> int | None:
    """Return the year the title names, else the first year the grounds name."""
    for kinds in ((NodeKind.TITLE,), (NodeKind.PREAMBLE, NodeKind.LETTERHEAD)):
        for node in front:
            found = _YEAR.search(node.text) if node.kind in kinds else None
            if found:
                return int(found["year"])
    return None


def plan_number(front: Sequence[Node]) -> str | None:
    """Return the number in the letterhead, without spaces; None when it is blank or not there."""
    for node in front:
        found = _NUMBER.search(node.text)
        if found and node.kind is NodeKind.LETTERHEAD:
            return "".join(found["number"].split())
    return None


def plan_signed_on(front: Sequence[Node]) -> date | None:
    """Return the day of the letterhead; None when it is blank, not there or no real day."""
    for node in front:
        found = _SIGNED_ON.search(node.text)
        if found and node.kind is NodeKind.LETTERHEAD:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
    return None


@dataclass(frozen=True)
class Signature:
    """How the plan is signed: the forms (TM., KT.), the position, the name."""

    form: tuple[str, ...]
    position: str | None
    signer: str | None


def read_signature(back: Sequence[Node]) -> Signature:
    """Return the signature block; missing pieces are None."""
    texts = [node.text for node in back if node.kind is NodeKind.SIGNATURE]
    form = tuple(text for text in texts if _SIGNING.match(text))
    others = [text for text in texts if text not in form]
    positions = [text for text in others if is_capitals(text) and _POSITION.match(text)]
    names = [text for text in others if text not in positions and not text.startswith("(")]
    return Signature(form, positions[-1] if positions else None, names[-1] if names else None)
