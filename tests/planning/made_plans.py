"""Plans nobody wrote, made by Hypothesis, with the tree that every reader must find in them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import strategies as st

from services.planning.importing.marks import ROMANS, is_terminated, starts_low
from services.planning.importing.plan import NodeKind, PlanDraft

_OPENERS = ("Niêm yết", "Tổ chức", "Nhân dân", "Các khu phố", "Họp", "Luật", "Đề nghị", "Phòng")
_WORDS = (
    *("dân chủ", "ở cơ sở", "công khai", "ý kiến", "giám sát", "khu phố", "nhà văn hóa", "năm"),
    *("Nhân dân", "UBND phường", "Nghị định số 59/2023/NĐ-CP", "ngày 25/5", "14 nội dung", "và"),
    *("kinh tế - xã hội", "(nếu có)", "“dân biết, dân bàn”", "tại trụ sở,", "định kỳ;", "Luật"),
)
_LAST = ("thực hiện", "công khai", "Nhân dân", "cơ sở", "theo quy định", "khu phố")


@dataclass
class Piece:
    """One block of a made plan: its mark, its sentences, and the blocks below it."""

    kind: NodeKind
    mark: str
    sentences: list[str]
    below: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def line(self) -> str:
        return f"{self.mark} {self.text}".strip()

    def walk(self) -> Iterator[Piece]:
        yield self
        for piece in self.below:
            yield from piece.walk()


Plan = list[Piece]
Tree = list[tuple[str, str, tuple[str, ...]]]


def blocks(plan: Plan) -> list[Piece]:
    """Every block in the order of the document."""
    return [piece for part in plan for piece in part.walk()]


def tree(plan: Plan) -> Tree:
    """Path, kind and sentences of every node, as they were made."""
    found: Tree = []
    for number, part in enumerate(plan):
        _grow(part, ROMANS[number], found)
    return found


def _grow(piece: Piece, path: str, found: Tree) -> None:
    kind = piece.kind
    if kind is NodeKind.HEADING and not piece.below:
        kind = NodeKind.ITEM
    found.append((path, kind.value, tuple(piece.sentences)))
    lines = 0
    for child in piece.below:
        if child.kind is NodeKind.HEADING:
            step = child.mark.rstrip(".)").split(".")[-1]
            _grow(child, f"{path}.{step}", found)
        else:
            lines += 1
            _grow(child, f"{path}/{lines}", found)


def tree_read(draft: PlanDraft) -> Tree:
    """The same of a plan that was read."""
    return [
        (node.path, node.kind.value, tuple(sentence.text for sentence in node.sentences))
        for node in draft.walk()
    ]


def typed(plan: Plan, width: int, *, gap: str = "\n\n", dash: str = "-") -> str:
    """The plan as text, wrapped, with another sign for its dashes."""
    lines = []
    for piece in blocks(plan):
        mark = dash if piece.mark == "-" else piece.mark
        line = f"{mark} {piece.text}".strip()
        lines.append(textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False))
    return gap.join(lines)


def tells_its_width(text: str) -> bool:
    """Whether a text shows that it was wrapped: three lines go on in small letters."""
    lines = [line for line in text.splitlines() if line.strip()]
    wraps = (not is_terminated(a) and starts_low(b) for a, b in pairwise(lines))
    return sum(wraps) >= 3


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence that begins with a capital and ends with a full stop, not with a number."""
    middle = draw(st.lists(st.sampled_from(_WORDS), max_size=14))
    return " ".join([draw(st.sampled_from(_OPENERS)), *middle, f"{draw(st.sampled_from(_LAST))}."])


def _lines(depth: int) -> st.SearchStrategy[Piece]:
    said = st.lists(sentences(), min_size=1, max_size=3)
    below = st.lists(
        said.map(lambda each: Piece(NodeKind.BULLET, "+", each)), max_size=2 if depth == 0 else 0
    )
    bullet = st.builds(Piece, st.just(NodeKind.BULLET), st.just("-"), said, below)
    return st.one_of(bullet, said.map(lambda each: Piece(NodeKind.PARAGRAPH, "", each)))


@st.composite
def _headings(draw: st.DrawFn, mark: str, depth: int) -> Piece:
    words = draw(st.lists(st.sampled_from(_WORDS[:8]), min_size=1, max_size=9))
    piece = Piece(NodeKind.HEADING, f"{mark}.", [f"Công tác {' '.join(words)}"])
    # A paragraph after a deeper heading would belong to that one, so lines come first.
    piece.below = draw(st.lists(_lines(0), min_size=depth, max_size=3))
    if depth < 2:
        count = draw(st.integers(0, 2))
        piece.below += [draw(_headings(f"{mark}.{n}", depth + 1)) for n in range(1, count + 1)]
    else:
        letters = draw(st.integers(0, 2))
        piece.below += [
            Piece(NodeKind.HEADING, f"{letter})", [draw(sentences())]) for letter in "ab"[:letters]
        ]
    return piece


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of two to four parts."""
    made = []
    for number in range(draw(st.integers(2, 4))):
        title = draw(st.sampled_from(["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG THỰC HIỆN", "TỔ CHỨC"]))
        part = Piece(NodeKind.PART, f"{ROMANS[number]}.", [title])
        part.below = draw(st.lists(_lines(0), max_size=2))
        count = draw(st.integers(0, 3))
        part.below += [draw(_headings(str(n), 0)) for n in range(1, count + 1)]
        made.append(part)
    return made
