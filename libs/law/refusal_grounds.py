"""On which grounds the law lets a ward refuse to receive somebody, and which want a notice."""

from datetime import date
from functools import cache

from pydantic import Field

from libs.law.reading import DATA, Entry, read_entries
from libs.law.refusals import NoSuchGround


class RefusalGround(Entry):
    """A ground: its words, its article, since when, and whether a written notice is owed."""

    key: str
    title: str
    basis: str
    valid_from: date = Field(alias="from")
    notice: bool = False


@cache
def refusal_grounds() -> tuple[RefusalGround, ...]:
    """Every ground, in the order of the law."""
    return tuple(read_entries(DATA / "refusal_grounds.yaml", RefusalGround))


def grounds_on(on: date) -> tuple[RefusalGround, ...]:
    """The grounds in force on a day."""
    return tuple(each for each in refusal_grounds() if each.valid_from <= on)


def refusal_ground(key: str, on: date) -> RefusalGround:
    """One ground in force on a day. Raises NoSuchGround."""
    for each in grounds_on(on):
        if each.key == key:
            return each
    raise NoSuchGround(on=f"{on:%d/%m/%Y}")
