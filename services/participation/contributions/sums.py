"""Adds up the lines of a book; the balance is what was there, came in, and did not go out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from services.participation.contributions.rules import EntryKind


@dataclass(frozen=True)
class Line:
    """Something of the book to be added up; reversals have numbers below zero."""

    kind: EntryKind
    by_household: bool
    dong: int
    half_days: int


@dataclass(frozen=True)
class Sums:
    """What an account adds up to, in đồng and half days."""

    opening: int = 0
    from_households: int = 0
    from_donors: int = 0
    spent: int = 0
    half_days: int = 0
    worth: int = 0  # of material, as estimated; no money

    @property
    def received(self) -> int:
        """All the money that came in."""
        return self.from_households + self.from_donors

    @property
    def balance(self) -> int:
        """What there is."""
        return self.opening + self.received - self.spent


def add_up(opening: int, lines: Iterable[Line]) -> Sums:
    """The sums of a book that began with so many đồng."""
    money = dict.fromkeys((True, False), 0)
    spent = half_days = worth = 0
    for line in lines:
        half_days += line.half_days
        if line.kind is EntryKind.MONEY:
            money[line.by_household] += line.dong
        elif line.kind is EntryKind.MATERIAL:
            worth += line.dong
        elif line.kind is EntryKind.SPENDING:
            spent += line.dong
    return Sums(opening, money[True], money[False], spent, half_days, worth)
