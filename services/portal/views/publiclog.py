"""What the page of the public log needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.portal.views.frame import FormView, Link, Pager, State


@dataclass(frozen=True)
class LogLine:
    """A line of the log: its number, what happened, when, and its proof file."""

    number: int
    text: str
    href: str
    note: str
    at: datetime
    state: State
    proof: str


@dataclass(frozen=True)
class PublicLogView:
    """The log of a ward: its signed head, its newest lines, and what to download.

    `commands` are the lines to type; `since` asks for the proof since a head that somebody kept.
    """

    size: int
    root: str
    keys: Sequence[str]
    lines: Sequence[LogLine]
    downloads: Sequence[Link]
    since: FormView
    commands: Sequence[str]
    pager: Pager | None = None
