"""The lines of a book as people read them: by day for all, by household for its head."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.participation.contributions.rules import EntryKind
from services.participation.contributions.tables import Donor, LedgerEntry

# How a giver is called who did not consent to be named.
UNNAMED = "Một nhà hảo tâm"


@dataclass(frozen=True)
class Receipt:
    """What came in on a day: of one kind from so many households, or one gift of a donor."""

    on: date
    kind: EntryKind
    households: int
    donor: str
    dong: int
    half_days: int
    words: str
    numbers: list[int]


@dataclass
class Given:
    """What one household gave; what was taken back is not in it."""

    dong: int = 0
    half_days: int = 0
    materials: list[str] = field(default_factory=list)


def receipts(entries: Iterable[LedgerEntry], donors: Mapping[UUID, Donor]) -> list[Receipt]:
    """What came in, by day and kind; no household, a donor's name only with consent.

    A line that was taken back stays: its reversal stands among the corrections.
    """
    days: dict[tuple[date, EntryKind], list[LedgerEntry]] = defaultdict(list)
    gifts = []
    for entry in entries:
        if entry.kind == EntryKind.SPENDING or entry.reverses_id:
            continue
        if entry.household_id:
            days[entry.on, EntryKind(entry.kind)].append(entry)
        else:
            gifts.append(_gift(entry, donors.get(entry.id)))
    found = [_day(on, kind, lines) for (on, kind), lines in days.items()] + gifts
    return sorted(found, key=lambda each: (each.on, each.numbers))


def given_by(entries: Iterable[LedgerEntry]) -> dict[UUID, Given]:
    """What each household gave, as it stands now."""
    entries = list(entries)
    undone = {entry.reverses_id for entry in entries if entry.reverses_id}
    found: dict[UUID, Given] = defaultdict(Given)
    for entry in entries:
        if entry.household_id is None or entry.reverses_id or entry.id in undone:
            continue
        given = found[entry.household_id]
        given.half_days += entry.half_days
        if entry.kind == EntryKind.MATERIAL:
            given.materials.append(entry.words)
        else:
            given.dong += entry.dong
    return dict(found)


def _gift(entry: LedgerEntry, donor: Donor | None) -> Receipt:
    return Receipt(
        on=entry.on,
        kind=EntryKind(entry.kind),
        households=0,
        donor=donor.full_name if donor and donor.shown else UNNAMED,
        dong=entry.dong,
        half_days=entry.half_days,
        words=entry.words,
        numbers=[entry.number],
    )


def _day(on: date, kind: EntryKind, lines: list[LedgerEntry]) -> Receipt:
    return Receipt(
        on=on,
        kind=kind,
        households=len({line.household_id for line in lines}),
        donor="",
        dong=sum(line.dong for line in lines),
        half_days=sum(line.half_days for line in lines),
        words="; ".join(line.words for line in lines if line.words),
        numbers=[line.number for line in lines],
    )
