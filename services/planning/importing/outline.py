"""Builds the tree of a plan from its blocks; every block ends in exactly one node."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from services.planning.importing.marks import RANK, Mark, MarkKind, leading_mark
from services.planning.importing.plan import Node, NodeKind
from services.planning.importing.reading import Block
from services.planning.importing.sentences import split_sentences

_TOP = -1
_LEAF = 9
# Between decimals, before letters.
_DECIMAL_STEP = 0.1
# Paragraphs and rows hang on the nearest of these or higher, never on a dash.
_HOLDS_PARAGRAPHS = RANK[MarkKind.LETTER]
_BULLETS = (MarkKind.BULLET, MarkKind.SUB_BULLET)
_ORDINAL_PREFIX = {MarkKind.SECTION: "M"}


@dataclass
class _Growing:
    """A node while its children are still being found."""

    path: str
    rank: float
    kind: NodeKind
    mark: str = ""
    ordinal: str = ""
    block: Block | None = None
    text: str = ""
    lines: int = 0
    children: list["_Growing"] = field(default_factory=list)

    def freeze(self) -> Node:
        assert self.block is not None, "only the invisible root has no block"
        kind = self.kind
        if kind is NodeKind.HEADING and not self.children:
            kind = NodeKind.ITEM
        return Node(
            self.path,
            self.ordinal,
            kind,
            self.mark,
            self.text,
            split_sentences(self.text),
            self.block.source,
            tuple(child.freeze() for child in self.children),
            self.block.table,
            self.block.cells,
        )


def build_parts(blocks: Iterable[Block], below: str = "") -> tuple[Node, ...]:
    """Return the parts (I, II, III) with all that stands below them, their paths below `below`.

    A block before the first mark becomes a node of its own at the top, so nothing is lost.
    """
    root = _Growing(below, _TOP, NodeKind.PART)
    stack = [root]
    paths: Counter[str] = Counter()
    for block in blocks:
        mark = None if block.table is not None else leading_mark(block.text)
        rank = _LEAF if mark is None else _rank(mark)
        while stack[-1].rank >= min(rank, _HOLDS_PARAGRAPHS + 1):
            if rank == RANK[MarkKind.SUB_BULLET] and stack[-1].rank == RANK[MarkKind.BULLET]:
                break
            stack.pop()
        node = _grow(stack[-1], block, mark, paths)
        stack[-1].children.append(node)
        if mark is not None:
            stack.append(node)
    return tuple(child.freeze() for child in root.children)


def _rank(mark: Mark) -> float:
    """How deep a mark stands; 1.1.1 stands below 1.1."""
    return RANK[mark.kind] + _DECIMAL_STEP * max(mark.ordinal.count(".") - 1, 0)


def _grow(parent: _Growing, block: Block, mark: Mark | None, paths: Counter[str]) -> _Growing:
    if mark is None or mark.kind in _BULLETS:
        parent.lines += 1
        ordinal = str(parent.lines)
        kind = NodeKind.ROW if block.table is not None else NodeKind.PARAGRAPH
        path = _unused(f"{parent.path}/{ordinal}", paths)
        if mark is None:
            return _Growing(path, _LEAF, kind, "", ordinal, block, block.text)
        return _Growing(path, _rank(mark), NodeKind.BULLET, mark.raw, ordinal, block, mark.rest)
    # "1.2" below 1 is its second child; the path says so without repeating the 1.
    ordinal = mark.ordinal.split(".")[-1]
    step = _ORDINAL_PREFIX.get(mark.kind, "") + ordinal
    path = _unused(f"{parent.path}.{step}" if parent.path else step, paths)
    kind = NodeKind.PART if RANK[mark.kind] == 0 else NodeKind.HEADING
    return _Growing(path, _rank(mark), kind, mark.raw, mark.ordinal, block, mark.rest)


def _unused(path: str, paths: Counter[str]) -> str:
    """Return the path, with a count when the source uses the same number twice."""
    paths[path] += 1
    return path if paths[path] == 1 else f"{path}({paths[path]})"
