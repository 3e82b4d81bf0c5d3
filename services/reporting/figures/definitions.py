"""What a figure is: which measures it counts, filtered how; read from catalogue.yaml."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field


class Mode(StrEnum):
    """How the facts of a figure become a number."""

    SUM = "sum"  # add the values up
    FIRST = "first"  # count each object once, when it was first told of
    FURTHEST = "furthest"  # count each object once, where it has come to
    NEWEST = "newest"  # what was told last replaces what was told before
    STANDING = "standing"  # count what was not taken back since


class Definition(BaseModel):
    """A figure's definition. A report keeps the definitions it was counted by.

    SUM adds the values of `of` and takes away those of `less`. FIRST counts each object once, by
    what was told of it first. FURTHEST looks at each object's furthest fact, in the order of `of`
    and then by time, and counts those in `keep`. NEWEST counts one fact of the ward, the last; of
    those that name a year, of the year of the last day. STANDING counts each of `of` that none of
    `less` has taken back by the last day, whenever that was: it is never below zero. `where`
    filters by dimensions. With `stock` the figure is the state on the last day, whenever it began.
    With `per` it counts not facts but what they are about by that dimension (neighbourhoods): each
    once that has `least` to `most` of the facts in the span. What is `public` is shown on the page
    of today to everybody, and its list opened by everybody; of what is not, the number alone is for
    everybody, and only in a report that was issued; with `list_inside` the number is shown like any
    other and only the list is not for everybody. What is `headline` is told of the period when a
    report is issued; of what is `of_people` small numbers are hidden in open data.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z_]+$")
    title: str
    unit: str
    saying: str  # which of the six sayings it belongs to
    of: tuple[str, ...] = Field(min_length=1)
    less: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = {}
    mode: Mode = Mode.SUM
    stock: bool = False
    per: str = ""
    least: int = 1
    most: int | None = None
    by: tuple[str, ...] = ()  # dimensions by which it is also shown in parts
    public: bool = True
    list_inside: bool = False
    headline: bool = False
    of_people: bool = False

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure it looks at."""
        return (*self.of, *self.less)

    @property
    def kept(self) -> tuple[str, ...]:
        """The measures counted in the end."""
        return self.keep or self.measures

    @property
    def closed(self) -> bool:
        """Whether its list is only for those who work on reports."""
        return self.list_inside or not self.public

    @property
    def adds_up(self) -> bool:
        """Whether what was learned late can be added to what was reported before."""
        return self.mode in (Mode.SUM, Mode.FIRST) and not self.per

    @property
    def looks_back(self) -> bool:
        """Whether facts from before the year matter."""
        return self.stock or self.mode is not Mode.SUM


@cache
def national_figures() -> tuple[Definition, ...]:
    """The catalogue of figures."""
    raw = yaml.safe_load((Path(__file__).parent / "catalogue.yaml").read_text(encoding="utf-8"))
    return tuple(Definition.model_validate(entry) for entry in raw)


@cache
def closed_today() -> frozenset[str]:
    """The figures whose list is closed by now, also in reports that were counted before it was."""
    return frozenset(each.key for each in national_figures() if each.closed)


def headline_figures() -> tuple[Definition, ...]:
    """Those of the catalogue that an issued report tells the province; all of them public."""
    return tuple(each for each in national_figures() if each.headline and each.public)


def version_of(definitions: tuple[Definition, ...]) -> str:
    """A name for exactly these definitions."""
    text = "\n".join(each.model_dump_json() for each in definitions)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def looked_back_at(definitions: tuple[Definition, ...]) -> list[str]:
    """The measures of which every fact is needed, however old."""
    return sorted({m for each in definitions if each.looks_back for m in each.measures})
