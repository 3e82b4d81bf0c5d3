"""Where a case stands: its kind, state, facts and clocks. A move makes a new standing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from libs.law.calendar import Calendar
from libs.law.clocks import Extension, Suspension
from libs.law.deadlines import Deadline, compute_deadline
from libs.law.procedures import UNSORTED, Procedure, Stage, Start, procedure
from libs.law.refusals import RuleNotInForce
from libs.law.rules import rule


@dataclass(frozen=True)
class CaseClock:
    """A time limit of one case. `ended_on` is the day on which what it asked for was done.

    `dropped`: it ended because the case turned out to be of another kind; nobody kept or missed it.
    """

    clock: str
    rule_id: str
    start_on: date
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()
    ended_on: date | None = None
    dropped: bool = False

    @property
    def runs(self) -> bool:
        """Whether it is still to be kept."""
        return self.ended_on is None

    def deadline(self, calendar: Calendar) -> Deadline:
        """Its last day, explained; none while it is suspended."""
        return compute_deadline(
            rule(self.rule_id, self.start_on),
            self.start_on,
            calendar,
            suspensions=self.suspensions,
            extensions=self.extensions,
        )

    def is_over(self, on: date, calendar: Calendar) -> bool:
        """Whether its last day lies before `on`."""
        due_on = self.deadline(calendar).due_on
        return due_on is not None and on > due_on


@dataclass(frozen=True)
class Standing:
    """Where one case stands after everything that was done until `last_on`."""

    kind: str
    state: str
    received_on: date
    last_on: date
    facts: frozenset[str] = frozenset()
    clocks: tuple[CaseClock, ...] = ()

    @property
    def procedure(self) -> Procedure:
        """How its kind of case goes."""
        return procedure(self.kind)

    @property
    def stage(self) -> Stage:
        """Its state, with what that means."""
        return self.procedure.state(self.state)

    def running(self, clock: str) -> CaseClock | None:
        """The clock of that name that still runs, the latest if there are two."""
        found = [each for each in self.clocks if each.clock == clock and each.runs]
        return found[-1] if found else None

    def latest(self, clock: str) -> CaseClock | None:
        """The last clock of that name, whether it still runs or not."""
        found = [each for each in self.clocks if each.clock == clock and not each.dropped]
        return found[-1] if found else None

    def ending(self, names: Iterable[str], on: date, *, dropped: bool = False) -> "Standing":
        """The same case with those clocks ended on a day, as far as they run."""
        ended = set(names)
        return self._with(
            replace(each, ended_on=on, dropped=dropped)
            if each.runs and each.clock in ended
            else each
            for each in self.clocks
        )

    def starting(self, starts: Iterable[Start], on: date, event_on: date | None) -> "Standing":
        """The same case with the clocks begun that apply to it and that the law of the day knows.

        What runs already goes on: a case of another kind keeps the clocks both kinds have.
        """
        days = {"receipt": self.received_on, "move": on, "event": event_on or on}
        clocks = list(self.clocks)
        for start in starts:
            if start.applies(self.facts) and not (start.on == "receipt" and self._has(start)):
                rule_id = self.procedure.clock(start.clock).rule_for(self.facts)
                if in_force(rule_id, days[start.on]):
                    clocks.append(CaseClock(start.clock, rule_id, days[start.on]))
        return self._with(clocks)

    def changing(self, old: CaseClock, new: CaseClock) -> "Standing":
        """The same case with one clock changed."""
        return self._with(new if each is old else each for each in self.clocks)

    def _has(self, start: Start) -> bool:
        rule_id = self.procedure.clock(start.clock).rule_for(self.facts)
        return any(
            each.clock == start.clock and each.rule_id == rule_id and not each.dropped
            for each in self.clocks
        )

    def _with(self, clocks: Iterable[CaseClock]) -> "Standing":
        return replace(self, clocks=tuple(clocks))


def in_force(rule_id: str, on: date) -> bool:
    """Whether the law of that day knows the rule."""
    try:
        rule(rule_id, on)
    except RuleNotInForce:
        return False
    return True


def received(on: date, facts: frozenset[str] = frozenset()) -> Standing:
    """A case that just came and that nobody has read."""
    standing = Standing(UNSORTED, procedure(UNSORTED).begins, on, on, facts)
    return standing.starting(procedure(UNSORTED).starts, on, None)
