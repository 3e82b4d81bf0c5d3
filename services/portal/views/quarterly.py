"""The quarterly lists of everything disclosed, for people and for the printer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import Link


@dataclass(frozen=True)
class QuarterlyListsView:
    """Every list that was made, newest first: its address, its words, and what is said of it."""

    lists: Sequence[tuple[Link, str]]


@dataclass(frozen=True)
class ListedLine:
    """One thing disclosed in the quarter, with every form and its time in words."""

    khoan: int
    title: str
    document: str
    published: str
    proofs: Sequence[str]


@dataclass(frozen=True)
class QuarterlyListView:
    """One list; `acts` lead to its own disclosure, or to writing it."""

    title: str
    issued_on: date
    finding: str
    lines: Sequence[ListedLine]
    downloads: Sequence[Link]
    sha256: str
    acts: Sequence[Link] = ()
