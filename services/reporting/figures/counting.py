"""Counts figures from facts. Pure: the number and the list behind it come from one function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from services.reporting.facts.rules import Countable
from services.reporting.figures.choosing import chosen
from services.reporting.figures.definitions import Definition
from services.reporting.rules import NoSuchFigure

Values = dict[str, int]
Behind = list[tuple[Countable, int]]


class Span(StrEnum):
    """Which stretch of time a number is about; nothing is in a period and late as well."""

    PERIOD = "period"  # trong kỳ
    YEAR = "year"  # luỹ kế từ đầu năm
    LATE = "late"  # thuộc kỳ báo cáo trước, ghi nhận sau ngày chốt


SPAN_WORDS = {
    Span.PERIOD: "trong kỳ",
    Span.YEAR: "luỹ kế từ đầu năm",
    Span.LATE: "điều chỉnh số kỳ trước",
}


# How far each stream was read; of one that is not named everything told was heard.
Positions = Mapping[str, int]


def knows(fact: Countable, known_at: datetime, heard: Positions) -> bool:
    """Whether a fact was told by then, and heard: what was on its way was not known."""
    return fact.recorded_at <= known_at and fact.sequence <= heard.get(fact.stream, fact.sequence)


@dataclass(frozen=True)
class Earlier:
    """The report issued before: what it covered and what was known then."""

    since: date
    until: date
    known_at: datetime
    heard: Positions = field(default_factory=dict)


@dataclass(frozen=True)
class Window:
    """What a report sees: its days, the start of its year, the moment its knowledge ends.

    `heard` is how far each stream was read when it was counted.
    """

    since: date
    until: date
    year_start: date
    known_at: datetime
    earlier: Earlier | None = None
    heard: Positions = field(default_factory=dict)

    @property
    def reaches_back_to(self) -> date:
        """The first day of which any fact is needed."""
        days = (self.since, self.year_start, *((self.earlier.since,) if self.earlier else ()))
        return min(days)

    def sees(self, fact: Countable, span: Span) -> bool:
        """Whether a fact is in a span: by its day, and by the moment we learned of it."""
        if not knows(fact, self.known_at, self.heard):
            return False
        if span is Span.LATE:
            past = self.earlier
            return (
                past is not None
                and past.since <= fact.occurred_on <= past.until
                and fact.occurred_on < self.since  # periods overlap: these days are counted anew
                and not knows(fact, past.known_at, past.heard)
            )
        start = self.since if span is Span.PERIOD else self.year_start
        return start <= fact.occurred_on <= self.until


def key_of(span: Span, name: str, part: str = "") -> str:
    """`period.published.2c`: a span, a figure, and maybe a part of it."""
    return ".".join(filter(None, (span, name, part)))


def split_key(key: str, definitions: Iterable[Definition]) -> tuple[Span, Definition, str]:
    """The span, the definition and the part that a key names; raises NoSuchFigure."""
    span, _, rest = key.partition(".")
    name, _, part = rest.partition(".")
    found = next((each for each in definitions if each.key == name), None)
    if found is None or span not in list(Span) or (part and not found.by):
        raise NoSuchFigure(key=key)
    if span == Span.LATE and not found.adds_up:
        raise NoSuchFigure(key=key)
    return Span(span), found, part


class Count:
    """The facts a report knows, ready to be counted figure by figure."""

    def __init__(self, facts: Iterable[Countable], window: Window) -> None:
        self.window = window
        self._by_measure: dict[str, list[Countable]] = defaultdict(list)
        for fact in facts:
            known = knows(fact, window.known_at, window.heard)
            if known and fact.occurred_on <= window.until:
                self._by_measure[fact.measure].append(fact)

    def of(self, measure: str) -> list[Countable]:
        """The known facts of one measure, however old."""
        return self._by_measure.get(measure, [])

    def behind(self, definition: Definition, span: Span, part: str = "") -> Behind:
        """Each fact a number counts with the amount it adds; the amounts sum to the number."""
        return [
            (fact, amount)
            for fact, amount in self._within(span, self._counted(definition), definition)
            if not part or part in parts_of(fact, definition)
        ]

    def _within(self, span: Span, counted: Behind, definition: Definition) -> Behind:
        """Those of the counted facts that belong to a span."""
        found = [(fact, amount) for fact, amount in counted if self._in(fact, definition, span)]
        return _once_per(found, definition) if definition.per else found

    def _counted(self, definition: Definition) -> Behind:
        """The facts a figure is made of, in whatever span, each with the amount it adds."""
        counting = chosen(definition, self.of, self.window.until.year)
        found: Behind = []
        for measure in definition.kept:
            sign = -1 if measure in definition.less else 1
            for fact in self.of(measure) if counting is None else counting[measure]:
                for name, allowed in definition.where.items():
                    if fact.dimensions.get(name) not in allowed:
                        break
                else:
                    found.append((fact, sign * fact.value))
        return found

    def _in(self, fact: Countable, definition: Definition, span: Span) -> bool:
        # What stands on the last day stands there whenever it began.
        stands = definition.stock and span is not Span.LATE
        return stands or self.window.sees(fact, span)

    def values(self, definitions: Sequence[Definition]) -> Values:
        """Every number: each figure in each span, and those of its parts that have facts."""
        values: Values = {}
        for definition in definitions:
            counted = self._counted(definition)
            for span in Span:
                # What moves as its object moves on has no late difference that would add up.
                if span is Span.LATE and not definition.adds_up:
                    continue
                key = key_of(span, definition.key)
                values[key] = 0
                for fact, amount in self._within(span, counted, definition):
                    values[key] += amount
                    for part in parts_of(fact, definition):
                        of_part = f"{key}.{part}"
                        values[of_part] = values.get(of_part, 0) + amount
        return values


def _once_per(counted: Behind, definition: Definition) -> Behind:
    """Of each group that has as many facts as asked its last one, as one."""
    groups: dict[str, list[Countable]] = defaultdict(list)
    for fact, _ in counted:
        if group := fact.dimensions.get(definition.per):
            groups[group].append(fact)
    most = definition.most or len(counted)
    return [
        (max(facts, key=lambda fact: (fact.occurred_on, fact.id)), 1)
        for facts in groups.values()
        if definition.least <= len(facts) <= most
    ]


def parts_of(fact: Countable, definition: Definition) -> list[str]:
    """The parts of a figure that a fact belongs to: its khoản, its item."""
    return [fact.dimensions[name] for name in definition.by if name in fact.dimensions]
