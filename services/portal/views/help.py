"""Help in plain words: every topic, and one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Link
from services.portal.views.glance import Door


@dataclass(frozen=True)
class HelpView:
    """What people ask for help with."""

    topics: Sequence[Door]


@dataclass(frozen=True)
class RightLine:
    """What the law says, and where."""

    says: str
    basis: str


@dataclass(frozen=True)
class HelpTopicView:
    """One topic: what to do, what to mind, which law gives the right, by when it is answered."""

    title: str
    intro: str
    steps: Sequence[str]
    careful: Sequence[str]
    rights: Sequence[RightLine]
    doors: Sequence[Link]
    back: Link
    others: Sequence[Link]
