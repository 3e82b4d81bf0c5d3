"""The kinds of case a ward settles: their states, moves and clocks, as the law's data has them."""

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from libs.kernel.errors import NotFound
from libs.law.measures import Confidence
from libs.law.reading import DATA, Entry, read_document
from libs.law.refusals import LawRefusal
from libs.law.rules import rule_histories

UNSORTED = "unsorted"
SORTING = "sort"  # the clock of the ward's own goal: no time limit of the law
# What residents decide, and their conventions: not cases of reception.
MATTER = "matter"
CONVENTION = "convention"


class UnknownMove(LawRefusal, NotFound):
    """Loại việc này không có bước {move}."""


class UnknownKind(LawRefusal, NotFound):
    """Không có loại đơn {kind}."""


class AtEnd(StrEnum):
    """What it means that the last day of a clock is over."""

    OVERDUE = "overdue"  # quá hạn
    WARNS = "warns"  # cảnh báo Chủ tịch
    ALLOWS = "allows"  # mở ra bước sau
    BARS = "bars"  # hết quyền


class Need(StrEnum):
    """What a move must be given beside its day."""

    NUMBER = "number"  # số văn bản
    REASON = "reason"  # lý do
    ANSWER = "answer"  # nội dung trả lời
    BODY = "body"  # nơi nhận
    GRADE = "grade"  # mức phức tạp
    EVENT_ON = "event_on"  # ngày của sự việc


class Stage(Entry):
    """A state of a kind of case.

    `untouched`: nobody has processed it yet. `settled`: the ward did its part. `ends`: nothing
    runs on in it but what still has to be sent.
    """

    id: str
    title: str
    untouched: bool = False
    settled: bool = False
    ends: bool = False


class Clock(Entry):
    """A time limit: its rule, and other rules of it for cases of which some facts hold."""

    id: str
    rule: str
    variants: dict[str, str] = {}
    at_end: AtEnd = AtEnd.OVERDUE

    def rule_for(self, facts: frozenset[str]) -> str:
        """The rule for such a case: the variant with the most of its facts, else the plain one."""
        fitting = [words for words in self.variants if facts >= set(words.split())]
        best = max(fitting, key=lambda words: len(words.split()), default=None)
        return self.variants[best] if best else self.rule


class Start(Entry):
    """A clock begins to run, from one of three days, if a fact holds or does not."""

    clock: str
    on: Literal["receipt", "move", "event"] = "move"
    when: str | None = None
    unless: str | None = None

    def applies(self, facts: frozenset[str]) -> bool:
        """Whether it begins for such a case."""
        return (self.when is None or self.when in facts) and self.unless not in facts


class Fact(Entry):
    """Something that is so of one case and changes what the law asks."""

    id: str
    title: str


class Bar(Entry):
    """A fact for which a move is refused, with the sentence that names the article."""

    fact: str
    says: str


class Flag(Entry):
    """What may be owed before a move, said wherever it was not done; only a person can judge it."""

    lacks: str
    says: str


class Only(Entry):
    """A move is allowed only if one of the facts holds; else the sentence."""

    facts: tuple[str, ...]
    says: str


class Move(Entry):
    """A step of a case: from where to where, what it needs, and what it does to the clocks.

    `closes` ends a clock that must be running; `ends` ends those that are. `within` refuses it
    after a clock's last day, `after` until that day is over; `ahead` is a rule by which the day
    of the event must be far enough away.
    """

    id: str
    title: str
    from_: tuple[str, ...] = Field(alias="from")
    to: str | None = None
    since: date | None = None
    needs: tuple[Need, ...] = ()
    starts: tuple[Start, ...] = ()
    ends: tuple[str, ...] = ()
    closes: str | None = None
    suspends: str | None = None
    resumes: str | None = None
    extends: str | None = None
    recounts: str | None = None
    sets: str | None = None
    within: str | None = None
    after: str | None = None
    then_within: str | None = None
    ahead: str | None = None
    only: Only | None = None
    unless: tuple[Bar, ...] = ()
    flags: tuple[Flag, ...] = ()
    basis: str
    confidence: Confidence = Confidence.SOURCED

    @property
    def clocks(self) -> set[str]:
        """Every clock the move names."""
        one = (self.closes, self.suspends, self.resumes, self.extends, self.recounts)
        limits = (self.within, self.after, self.then_within)
        named = {name for name in (*one, *limits) if name}
        return named | set(self.ends) | {start.clock for start in self.starts}


class Procedure(Entry):
    """How one kind of case goes, from its first state to its ends."""

    kind: str
    title: str
    begins: str
    states: tuple[Stage, ...]
    clocks: tuple[Clock, ...]
    starts: tuple[Start, ...]
    facts: tuple[Fact, ...] = ()
    moves: tuple[Move, ...]

    @model_validator(mode="after")
    def _names_only_what_it_has(self) -> "Procedure":
        states, clocks = {each.id for each in self.states}, {each.id for each in self.clocks}
        for move in self.moves:
            named = {*move.from_, move.to or self.begins}
            if named - states or move.clocks - clocks:
                raise ValueError(f"bước {move.id} nêu trạng thái hoặc đồng hồ không có")
        if {start.clock for start in self.starts} - clocks or self.begins not in states:
            raise ValueError("trạng thái đầu hoặc đồng hồ đầu không có")
        rules = {each for clock in self.clocks for each in (clock.rule, *clock.variants.values())}
        if unknown := rules - set(rule_histories()):
            raise ValueError(f"không có quy tắc {', '.join(sorted(unknown))}")
        return self

    def state(self, state_id: str) -> Stage:
        """One of its states."""
        return next(each for each in self.states if each.id == state_id)

    def clock(self, clock_id: str) -> Clock:
        """One of its clocks."""
        return next(each for each in self.clocks if each.id == clock_id)

    def move(self, move_id: str) -> Move:
        """One of its moves; raises UnknownMove."""
        for each in self.moves:
            if each.id == move_id:
                return each
        raise UnknownMove(move=move_id)

    def sent_later(self, state_id: str) -> frozenset[str]:
        """The clocks that run on in a state because a move from it still has to close them."""
        return frozenset(
            each.closes for each in self.moves if each.closes and state_id in each.from_
        )


@cache
def procedures() -> dict[str, Procedure]:
    """Every kind of case by its name, read and checked once. Raises LawDataBroken."""
    paths = sorted((DATA / "procedures").glob("*.yaml"))
    found = (read_document(path, Procedure) for path in paths)
    return {each.kind: each for each in found}


@cache
def matter_procedure() -> Procedure:
    """How a matter goes that residents decide (articles 16 to 22). Raises LawDataBroken."""
    return read_document(DATA / "decisions" / "matter.yaml", Procedure)


@cache
def convention_procedure() -> Procedure:
    """How a village convention goes (Nghị định 61/2023/NĐ-CP). Raises LawDataBroken."""
    return read_document(DATA / "decisions" / "convention.yaml", Procedure)


def procedure(kind: str) -> Procedure:
    """How a kind of case, a matter of residents or a convention goes; raises UnknownKind."""
    if kind == MATTER:
        return matter_procedure()
    if kind == CONVENTION:
        return convention_procedure()
    if kind not in procedures():
        raise UnknownKind(kind=kind)
    return procedures()[kind]
