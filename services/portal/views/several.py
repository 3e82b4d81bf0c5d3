"""What became of each of several things that were asked for at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Link, State


@dataclass(frozen=True)
class DoneLine:
    """One of them: done, or refused with the reason."""

    text: str
    href: str
    state: State
    said: str


@dataclass(frozen=True)
class SeveralView:
    """All of them in the order in which they were asked for."""

    title: str
    finding: str
    lines: Sequence[DoneLine]
    back: Link
