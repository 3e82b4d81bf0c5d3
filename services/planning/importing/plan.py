"""The plan as a tree: parts, headings, items, sentences; every word kept as it was written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from services.planning.importing.reading import Cell, Notice, Source
from services.planning.importing.sentences import Sentence


class NodeKind(StrEnum):
    """What a node is in the document."""

    LETTERHEAD = "letterhead"  # quốc hiệu, tên cơ quan, số, ngày
    TITLE = "title"  # tên loại và trích yếu
    PREAMBLE = "preamble"  # căn cứ
    PART = "part"
    HEADING = "heading"
    ITEM = "item"  # a numbered or lettered line that heads nothing
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    ROW = "row"  # one row of a table
    CLOSING = "closing"
    RECIPIENTS = "recipients"  # the words "Nơi nhận"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"
    APPENDIX = "appendix"  # phụ lục


@dataclass(frozen=True)
class Node:
    """A node of the plan: `mark` as written, `text` without it, its sentences and its children."""

    path: str
    ordinal: str
    kind: NodeKind
    mark: str
    text: str
    sentences: tuple[Sentence, ...]
    source: Source
    children: tuple["Node", ...] = ()
    table: int | None = None  # which table a row belongs to
    cells: tuple[Cell, ...] = ()

    @property
    def heading(self) -> str:
        """The text when it heads other nodes, else nothing."""
        return self.text if self.kind in (NodeKind.PART, NodeKind.HEADING) else ""

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator["Node"]:
        """Yield the nodes that have nothing below them."""
        return (node for node in self.walk() if not node.children)


@dataclass(frozen=True)
class PlanDraft:
    """A plan as read. What the source does not say is None; nothing is guessed."""

    title: str
    year: int | None
    number: str | None
    signed_on: date | None
    signing_form: tuple[str, ...]
    signer_position: str | None
    signer: str | None
    front: tuple[Node, ...] = field(repr=False)
    parts: tuple[Node, ...] = field(repr=False)
    back: tuple[Node, ...] = field(repr=False)
    appendices: tuple[Node, ...] = field(default=(), repr=False)
    format: str = "text"
    notices: tuple[Notice, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def roots(self) -> tuple[Node, ...]:
        """The nodes that stand below no other, in the order of the document."""
        return (*self.front, *self.parts, *self.back, *self.appendices)

    def walk(self) -> Iterator[Node]:
        """Yield every node in the order of the document."""
        for node in self.roots:
            yield from node.walk()

    def node(self, path: str) -> Node:
        """Return the node of a path such as "II.5" or "II.5/1"; KeyError if there is none."""
        for node in self.walk():
            if node.path == path:
                return node
        raise KeyError(path)

    def headings(self) -> tuple[Node, ...]:
        """Return the headings below the parts: II.1, II.2 and so on."""
        return tuple(n for part in self.parts for n in part.walk() if n.kind is NodeKind.HEADING)

    def leaves(self) -> tuple[Node, ...]:
        """Return every line of content of the parts, in order."""
        return tuple(leaf for part in self.parts for leaf in part.leaves() if leaf is not part)

    @property
    def recipients(self) -> tuple[Node, ...]:
        """The lines under "Nơi nhận"."""
        return tuple(n for n in self.back if n.kind is NodeKind.RECIPIENT)
