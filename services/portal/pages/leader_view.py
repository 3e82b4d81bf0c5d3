"""What the leader's page shows: late first, counted by unit and by kind, and the week ahead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from services.portal.duties.papers import Duty
from services.portal.duties.sources import FILTERS, away_words
from services.portal.look.words import number
from services.portal.views import DutyCard, Link
from services.portal.views.reports import Cell
from services.portal.views.today import LeaderView, OwedCount, SayingsView
from services.portal.visit import Visit

PAGE = "/viec/lanh-dao"
LATE = ("late", "broken")
WEEK = timedelta(days=7)
SHOWN_MAX = 50
NO_UNIT = "Chưa rõ đơn vị"


@dataclass(frozen=True)
class Owed:
    """A card of a unit and a kind, late or due within a week."""

    unit: str
    kind: str
    card: DutyCard

    @property
    def late(self) -> bool:
        """Whether its day is over, or what hung is broken."""
        return self.card.clock.state.kind in LATE


@dataclass(frozen=True)
class Chosen:
    """Which unit, which kind, and whether all of it is asked for."""

    unit: str = ""
    kind: str = ""
    everything: bool = False

    def keeps(self, owed: Owed) -> bool:
        """Whether something belongs to what was chosen."""
        return self.unit in ("", owed.unit) and self.kind in ("", owed.kind)

    @property
    def words(self) -> str:
        """What was chosen, as people call it."""
        return ", ".join(filter(None, (self.unit, FILTERS.get(self.kind, ""))))


def owed_of(visit: Visit, duties: Iterable[Duty], units: Mapping[str, str]) -> list[Owed]:
    """What is late or due within a week, each thing once, the oldest first.

    Two cards about one thing, as a task and the chair's own card of it, are shown as one: the late
    one, and of those the one that this visitor can do something about.
    """
    until = visit.today + WEEK
    found: dict[str, tuple[tuple[bool, bool], Owed]] = {}
    for place, duty in enumerate(duties):
        card = duty.card
        unit = units.get(duty.unit_id, "") if duty.unit_id else card.unit
        owed = Owed(unit or NO_UNIT, duty.kind, card)
        if not owed.late and card.clock.due_on > until:
            continue
        thing = duty.thing or f"card {place}"
        rank = (owed.late, not duty.waits)
        if thing not in found or rank > found[thing][0]:
            found[thing] = rank, owed
    kept = [owed for _, owed in found.values()]
    return sorted(kept, key=lambda each: (each.card.clock.due_on, each.card.text))


def leader_view(
    visit: Visit,
    owed: list[Owed],
    away: list[str],
    chosen: Chosen,
    sayings: SayingsView | None,
) -> LeaderView:
    """The page; counts are of everything, the lists of what was chosen."""
    here = f"{visit.home}{PAGE}"
    kept = [each for each in owed if chosen.keeps(each)]
    late = [each.card for each in kept if each.late]
    everything = chosen.everything or chosen.words
    more = len(late) > SHOWN_MAX and not everything
    units = sorted({each.unit for each in owed}, key=lambda unit: -_late_of(owed, unit=unit))
    kinds = [kind for kind in FILTERS if any(each.kind == kind for each in owed)]
    return LeaderView(
        finding=_finding(owed),
        away=away_words(away),
        late=late[:SHOWN_MAX] if more else late,
        coming=[each.card for each in kept if not each.late],
        units=[_count(here, owed, Chosen(unit=unit)) for unit in units],
        kinds=[_count(here, owed, Chosen(kind=kind)) for kind in kinds],
        sayings=sayings,
        kept=chosen.words,
        whole=Link(here, "Xem tất cả") if chosen.words else None,
        more=Link(f"{here}?xem=het#qua-han", f"Xem cả {number(len(late))} việc") if more else None,
    )


def _late_of(owed: list[Owed], unit: str) -> int:
    return sum(each.late for each in owed if each.unit == unit)


def _finding(owed: list[Owed]) -> str:
    late = sum(each.late for each in owed)
    coming = len(owed) - late
    said = f"{number(late)} việc quá hạn" if late else "Không có việc nào quá hạn"
    return f"{said}, {number(coming)} việc đến hạn trong 7 ngày tới"


def _count(here: str, owed: list[Owed], chosen: Chosen) -> OwedCount:
    """How much of a unit or a kind is late and comes; each number opens its list."""
    kept = [each for each in owed if chosen.keeps(each)]
    late = sum(each.late for each in kept)
    asked = {"don-vi": chosen.unit, "loai": chosen.kind}
    address = f"{here}?{urlencode({key: value for key, value in asked.items() if value})}"
    return OwedCount(
        chosen.words,
        Cell(number(late), f"{address}#qua-han" if late else "", figure=True),
        Cell(
            number(len(kept) - late), f"{address}#sap-den" if len(kept) > late else "", figure=True
        ),
    )
