"""Which facts stand for others in a figure: the first, the furthest, the newest. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from services.reporting.facts.rules import Countable
from services.reporting.figures.definitions import Definition, Mode

Of = Callable[[str], list[Countable]]  # the known facts of a measure
Chosen = dict[str, list[Countable]]  # those that count, by measure


def chosen(definition: Definition, of: Of, year: int) -> Chosen | None:
    """The facts that stand for others; None where every fact stands for itself.

    `year` is that of the last day.
    """
    told = [fact for measure in definition.of for fact in of(measure)]
    match definition.mode:
        case Mode.SUM:
            return None
        case Mode.FIRST:
            return _by_measure(_first(told))
        case Mode.FURTHEST:
            return _by_measure(_furthest(definition, of))
        case Mode.NEWEST:
            return _by_measure(_newest(told, str(year)))
        case Mode.STANDING:
            back = [fact for measure in definition.less for fact in of(measure)]
            return _by_measure(_standing(told, back))


def _by_measure(facts: Iterable[Countable]) -> Chosen:
    found: Chosen = defaultdict(list)
    for fact in facts:
        found[fact.measure].append(fact)
    return found


def _first(told: list[Countable]) -> Iterable[Countable]:
    """Of each object the fact told first: the later ones change nothing, whenever they come."""
    first: dict[str, Countable] = {}
    for fact in sorted(told, key=_as_told):
        first.setdefault(fact.object_id, fact)
    return first.values()


def _furthest(definition: Definition, of: Of) -> Iterable[Countable]:
    """Of each object the fact that got it furthest."""
    best: dict[str, tuple[tuple[object, ...], Countable]] = {}
    for rank, measure in enumerate(definition.of):
        for fact in of(measure):
            place = (rank, *_by_time(fact))
            if fact.object_id not in best or best[fact.object_id][0] < place:
                best[fact.object_id] = (place, fact)
    return [fact for _, fact in best.values()]


def _newest(told: list[Countable], year: str) -> list[Countable]:
    """The fact told last; of a calendar of days that of the year."""
    of_year = [fact for fact in told if fact.dimensions.get("year", year) == year]
    return [max(of_year, key=_by_time)] if of_year else []


def _standing(told: list[Countable], back: list[Countable]) -> list[Countable]:
    """What was not taken back: each taking back undoes the last one before it of its object."""
    taking_back = {fact.id for fact in back}
    stands: dict[str, list[Countable]] = defaultdict(list)
    for fact in sorted([*told, *back], key=_as_told):
        if fact.id not in taking_back:
            stands[fact.object_id].append(fact)
        elif stands[fact.object_id]:
            stands[fact.object_id].pop()
    return [fact for facts in stands.values() for fact in facts]


def _as_told(fact: Countable) -> tuple[object, ...]:
    return fact.recorded_at, fact.sequence, fact.id


def _by_time(fact: Countable) -> tuple[object, ...]:
    return fact.occurred_on, fact.recorded_at, fact.sequence, fact.id
