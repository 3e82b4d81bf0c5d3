"""The review of an imported plan: each proposal beside its source, merged or split where needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, FormView, Link


@dataclass(frozen=True)
class Passage:
    """Words of the source at their place: the headings above, and pieces of which some are meant.

    `before` and `after` are the lines around them, `page` leads to the page of the file.
    """

    path: str
    headings: Sequence[str]
    pieces: Sequence[tuple[str, bool]]
    before: str = ""
    after: str = ""
    page: Link | None = None


@dataclass(frozen=True)
class Proposal:
    """What is proposed for some words of the source, beside them; fields are named by `key`.

    `due` is written as 24/5 or 1, 15; `due_kinds` says how strictly it is meant. `undo` names the
    merge or split it came from, while that can be taken back.
    """

    key: str
    path: str
    passages: Sequence[Passage]
    kind: str
    text: str
    reason: str
    cooperating: str
    due: str
    decision: str = ""
    flags: Sequence[str] = ()
    leads: Sequence[Choice] = ()
    rhythms: Sequence[Choice] = ()
    due_kinds: Sequence[Choice] = ()
    output: str = ""
    indicator: str = ""
    evidence_asked: str = ""
    undo: str = ""


@dataclass(frozen=True)
class BodyLine:
    """A kind of body that the plan names, and the units that may be meant."""

    key: str
    words: str
    units: Sequence[Choice]


@dataclass(frozen=True)
class PlanReviewView:
    """The review of an imported plan; `counts` are words with numbers for the head.

    `bulk` takes every proposal the words are sure of, `seen` notes that the flags were read.
    `returned` is what the chair asked to change, `source` leads to the file, `left_out` lists
    what stands in it beside the text.
    """

    title: str
    form: FormView
    counts: Sequence[tuple[int, str]]
    flags: Sequence[str]
    proposals: Sequence[Proposal]
    submit: FormView
    waiting: int
    returned: str = ""
    bodies: Sequence[BodyLine] = ()
    bodies_form: FormView | None = None
    bulk: FormView | None = None
    seen: FormView | None = None
    previous: Link | None = None
    next: Link | None = None
    source: Link | None = None
    left_out: Sequence[str] = ()


@dataclass(frozen=True)
class TaskChoice:
    """A task that may be merged with another: its field, what it is, and what is known of it."""

    name: str
    path: str
    text: str
    meta: Sequence[str]
    chosen: bool = False


@dataclass(frozen=True)
class PlanMergeView:
    """The form that merges one task with others; `likely` come first, the rest folded away."""

    form: FormView
    back: Link
    path: str
    text: str
    passages: Sequence[Passage]
    likely: Sequence[TaskChoice]
    others: Sequence[TaskChoice]


@dataclass(frozen=True)
class PlanSplitView:
    """The form that splits a task: its words, to be cut by new lines."""

    form: FormView
    back: Link
    path: str
    text: str
    passages: Sequence[Passage]
    parts_max: int
