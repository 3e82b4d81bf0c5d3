"""Village conventions in the law: the day of the yearly review, and why one is suspended."""

from datetime import date
from functools import cache

from libs.law.reading import DATA, Entry, read_document
from libs.law.refusals import NoSuchSuspension


class ReviewDay(Entry):
    """The day on which a community looks back on its convention, unless it agreed on another."""

    day: int
    month: int
    basis: str

    def in_year(self, year: int) -> date:
        """The day of a year."""
        return date(year, self.month, self.day)


class SuspensionGround(Entry):
    """Why a convention is suspended; `whole` where nothing of it stays in use."""

    key: str
    title: str
    basis: str
    whole: bool = False


class ConventionLaw(Entry):
    """What Nghị định 61/2023/NĐ-CP says of conventions that is no period and no move."""

    review: ReviewDay
    grounds: tuple[SuspensionGround, ...]


@cache
def convention_law() -> ConventionLaw:
    """All of it, read and checked once. Raises LawDataBroken."""
    return read_document(DATA / "conventions.yaml", ConventionLaw)


def suspension_ground(key: str) -> SuspensionGround:
    """One ground of article 12.1. Raises NoSuchSuspension."""
    for each in convention_law().grounds:
        if each.key == key:
            return each
    raise NoSuchSuspension
