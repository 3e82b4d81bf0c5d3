"""What a document says, block by block; how it looks is the business of the writers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from libs.vietnamese import long_date

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Text:
    """A stretch of text with its weight."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Figure:
    """A figure of the report; `key` names the list of facts it was counted from."""

    key: str
    text: str
    bold: bool = False
    value: int | Decimal | None = None


Run = Text | Figure
Cell = str | int | Decimal | date | Figure | None


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (I.), 2 (1.) or 3 (a)."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A justified paragraph: plain text, or runs."""

    content: str | tuple[Run, ...]


@dataclass(frozen=True)
class Bullet:
    """A paragraph of a list; writers put the dash in front."""

    content: str | tuple[Run, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table; widths are shares of the line, in any unit."""

    width: float
    align: Align = "left"


@dataclass(frozen=True)
class HeaderCell:
    """A cell of the table's head that may reach over several columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Table:
    """A table with a head repeated on every page; a total row stands in bold."""

    columns: tuple[Column, ...]
    header: tuple[tuple[HeaderCell | str, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    caption: str = ""


@dataclass(frozen=True)
class Bar:
    """A bar of a chart: its length, and the figure people read beside it."""

    label: str
    value: float
    text: str


@dataclass(frozen=True)
class Chart:
    """Horizontal bars; the title says the finding, the alternative says it to who cannot see."""

    title: str
    bars: tuple[Bar, ...]
    alternative: str


@dataclass(frozen=True)
class PageBreak:
    """The next block starts a page."""


Block = Heading | Paragraph | Bullet | Table | Chart | PageBreak


@dataclass(frozen=True)
class Annex:
    """An annex after the signature, on its own pages, lying for wide tables."""  # phụ lục

    label: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = True


@dataclass(frozen=True)
class Evidence:
    """Where a figure comes from; stands in the numbered list at the end."""

    key: str
    text: str


@dataclass(frozen=True)
class Signature:
    """Who signs: 'TM. ỦY BAN NHÂN DÂN' and 'KT. CHỦ TỊCH' as lines, the position, the name."""

    lines: tuple[str, ...]
    position: str
    signer: str = ""


@dataclass(frozen=True)
class Document:
    """An administrative document with the parts Nghị định 30/2020/NĐ-CP asks for.

    Names of bodies and the kind come in ordinary case, writers set them in capitals. Without a
    number it is a draft and says so; without a kind it is a letter (công văn), whose subject
    stands under its number. `evidence` gives figures their numbered notes.
    """

    issuer: str
    symbol: str
    place: str
    kind: str
    subject: str
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    archive: str
    signature: Signature
    superior: str = ""
    number: str | None = None
    issued_on: date | None = None
    addressees: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    language: str = "vi"

    @property
    def draft(self) -> bool:
        """Whether the document has no number yet."""
        return self.number is None

    @property
    def about(self) -> str:
        """What a letter is about, as it stands under its number; empty for other documents."""
        return "" if self.kind else f"V/v {self.subject}"

    @property
    def title(self) -> str:
        """The title for file properties; a draft is called one."""
        kind = self.kind.capitalize() or "Công văn"
        return f"{kind} {self.subject}" + (" (dự thảo)" if self.draft else "")

    @property
    def number_line(self) -> str:
        """'Số: 36/BC-UBND', with room for a pen in a draft."""
        return f"Số: {self.number or '        '}/{self.symbol}"

    @property
    def place_line(self) -> str:
        """'Uông Bí, ngày 05 tháng 02 năm 2026', with room for a pen in a draft."""
        day = "ngày      tháng      năm        "
        return f"{self.place}, {long_date(self.issued_on) if self.issued_on else day}"

    @property
    def addressee_lines(self) -> tuple[str, ...]:
        """The names after 'Kính gửi:'; several are a list."""
        return self.addressees if len(self.addressees) < 2 else _listed(self.addressees)

    @property
    def recipient_lines(self) -> tuple[str, ...]:
        """The lines under 'Nơi nhận:', the archive last."""
        return _listed((*self.recipients, self.archive))

    @property
    def attached_to(self) -> str:
        """The line under an annex's title that names the document it belongs to."""
        number = self.number_line.removeprefix("Số: ").strip()
        day = self.place_line.removeprefix(f"{self.place}, ")
        kind = self.kind.capitalize() or "Công văn"
        return f"(Kèm theo {kind} số {number} {day} của {self.issuer})"

    @cached_property
    def evidence_numbers(self) -> Mapping[str, int]:
        """The number of each key in the list of evidence, from 1."""
        return {entry.key: place for place, entry in enumerate(self.evidence, 1)}


def _listed(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names each ended by ';', the last by '.'."""
    bare = [name.rstrip(" .;") for name in names]
    return (*(f"{name};" for name in bare[:-1]), f"{bare[-1]}.")
