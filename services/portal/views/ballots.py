"""What the pages of votes by secret ballot need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.portal.views.frame import Choice, Event, Link, State


@dataclass(frozen=True)
class VoteLine:
    """A vote in a list."""

    href: str
    title: str
    neighbourhood: str
    opens_at: datetime
    closes_at: datetime
    state: State


@dataclass(frozen=True)
class VotesView:
    """The votes of a ward, the newest first."""

    votes: Sequence[VoteLine]


@dataclass(frozen=True)
class OptionCount:
    """How often one answer was given."""

    words: str
    online: int
    paper: int

    @property
    def count(self) -> int:
        """On the web and on paper."""
        return self.online + self.paper


@dataclass(frozen=True)
class OpenedBallot:
    """A ballot of the list: its number, which option it chose, in words."""

    number: str
    option: int
    words: str


@dataclass(frozen=True)
class VoteView:
    """A vote for everybody: announced, open, ended, counted.

    `script` is what the phone's script needs, given to it as it stands.
    """

    line: VoteLine
    households: int
    phase: str
    keys: str
    options: Sequence[Choice]
    script: Mapping[str, str]
    matter: Link
    counts: Sequence[OptionCount] = ()
    invalid: int = 0
    finding: str = ""
    ballots: Sequence[OpenedBallot] = ()
    downloads: Sequence[Link] = ()
    command: str = ""
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class VoterLine:
    """A household for who gives out papers; the forms that make sense for it now."""

    id: str
    number: int
    state: State
    acts: Sequence[Choice]  # the address of a form, and the words of its button


@dataclass(frozen=True)
class VoteWorkView:
    """The team's page of a vote at its table: how many have which ballot, and papers."""

    line: VoteLine
    public: Link
    households: int
    figures: Sequence[tuple[str, int]]
    voters: Sequence[VoterLine]
    matter: Link
    alert: str = ""
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class VotesWorkView:
    """The votes of the desk; `matters` is where one is opened."""

    votes: Sequence[VoteLine]
    matters: str
