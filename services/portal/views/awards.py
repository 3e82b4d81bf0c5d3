"""Models and commendations: the lists, one of them with its lines and steps, the honour roll."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.consultations import ConsultationAct, ConsultationLine
from services.portal.views.frame import Choice, DeadlineView, Event, FormView, Link, State


@dataclass(frozen=True)
class ModelsView:
    """The models that somebody may see; for a unit the form to register one."""

    lines: Sequence[ConsultationLine]
    form: FormView | None = None
    kinds: Sequence[Choice] = ()
    rubrics: Sequence[Choice] = ()
    units: Sequence[Choice] = ()


@dataclass(frozen=True)
class ProofLine:
    """What was done, a link to its file, and where it is taken back."""

    note: str
    file: str = ""
    remove: str = ""


@dataclass(frozen=True)
class ScoreLine:
    """A line of the rubric: its points as the unit and the appraisers see them."""

    key: str
    title: str
    points_max: int
    marks: Sequence[State]
    words: Sequence[str]
    proofs: Sequence[ProofLine]


@dataclass(frozen=True)
class ScoreSection:
    """A group of lines."""

    title: str
    lines: Sequence[ScoreLine]


@dataclass(frozen=True)
class ModelView:
    """One model; `scores` is the form on which points are typed, by `scorer`.

    `blocked` says, to those who decide, why they cannot now; `sorting` sorts several comments.
    """

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    aims: str
    sections: Sequence[ScoreSection]
    proofs: Sequence[ProofLine] = ()
    reason: str = ""
    blocked: str = ""
    scores: FormView | None = None
    scorer: str = ""
    note_hint: str = ""
    acts: Sequence[ConsultationAct] = ()
    line_choices: Sequence[Choice] = ()
    titles: Sequence[Choice] = ()
    links: Sequence[Link] = ()
    comments: Sequence["CommentWork"] = ()
    sorting: FormView | None = None
    grounds: Sequence[Choice] = ()
    deadline: DeadlineView | None = None
    events: Sequence[Event] = ()

    @property
    def proven(self) -> list[ScoreLine]:
        """The lines that something proves."""
        return [line for section in self.sections for line in section.lines if line.proofs]


@dataclass(frozen=True)
class CommentWork:
    """A comment that a clerk looks at, the forms to show and to hide it, the name of its box."""

    text: str
    state: State
    show: FormView | None = None
    hide: FormView | None = None
    tick: str = ""


@dataclass(frozen=True)
class SeatLine:
    """A member of the council; `remove` is where the membership ends."""

    name: str
    note: str
    remove: str = ""


@dataclass(frozen=True)
class CouncilView:
    """Who belongs to the council, and the form to seat somebody."""

    seats: Sequence[SeatLine]
    form: FormView | None = None


@dataclass(frozen=True)
class HonourLine:
    """What was granted, to whom, for what."""

    holder: str
    merit: str
    notes: Sequence[str]
    href: str = ""


@dataclass(frozen=True)
class PublicModelsView:
    """Models that residents may comment on, and the honour roll."""

    open_now: Sequence[ConsultationLine]
    honours: Sequence[HonourLine]


@dataclass(frozen=True)
class PublicModelView:
    """One model for everybody, and the form to say something of it while that is possible."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    aims: str
    comments: Sequence[str]
    form: FormView | None = None
    sent: str = ""


@dataclass(frozen=True)
class HonourView:
    """What a certificate's code says."""

    honour: HonourLine
    code: str
    state: State
    back: Link
