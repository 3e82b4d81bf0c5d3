"""What a check goes through, line by line: lists of the product, each with its versions."""

from datetime import date
from functools import cache
from typing import Annotated

from pydantic import Field

from libs.law.reading import DATA, Entry, read_document
from libs.law.refusals import NoSuchChecklist

FOLDER = DATA / "checklists"
NAMES = ("fourteen_contents", "reception", "internal_democracy", "front_desk", "neighbourhood")
Key = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]


class CheckLine(Entry):
    """One line: what is looked at, and the article that asks for it."""

    key: Key
    text: str
    basis: str


class ChecklistVersion(Entry):
    """The lines from a day on."""

    version: int = Field(ge=1)
    valid_from: date = Field(alias="from")
    lines: Annotated[tuple[CheckLine, ...], Field(min_length=1, max_length=60)]


class ChecklistThroughTime(Entry):
    """A kind of checklist, as written in its data file."""

    key: Key
    title: str
    versions: Annotated[tuple[ChecklistVersion, ...], Field(min_length=1)]


class Checklist(Entry):
    """One version of a kind: what a check freezes when it is drafted."""

    key: str
    version: int
    title: str
    lines: tuple[CheckLine, ...]

    def line(self, key: str) -> CheckLine | None:
        """The line of that key, if it is on the list."""
        return next((line for line in self.lines if line.key == key), None)


@cache
def checklists() -> dict[str, ChecklistThroughTime]:
    """Every kind by its key, in their order. Raises LawDataBroken."""
    return {key: read_document(FOLDER / f"{key}.yaml", ChecklistThroughTime) for key in NAMES}


def checklist(key: str, on: date) -> Checklist:
    """The version of a kind on a day. Raises NoSuchChecklist."""
    kind = checklists().get(key)
    begun = [each for each in kind.versions if each.valid_from <= on] if kind else []
    if kind is None or not begun:
        raise NoSuchChecklist
    return _of(kind, max(begun, key=lambda each: each.valid_from))


def frozen_checklist(key: str, version: int) -> Checklist:
    """The very version that a check froze. Raises NoSuchChecklist."""
    kind = checklists().get(key)
    for each in kind.versions if kind else ():
        if kind and each.version == version:
            return _of(kind, each)
    raise NoSuchChecklist


def _of(kind: ChecklistThroughTime, version: ChecklistVersion) -> Checklist:
    return Checklist(key=kind.key, version=version.version, title=kind.title, lines=version.lines)
