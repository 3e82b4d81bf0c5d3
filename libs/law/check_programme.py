"""What a programme of checks holds when nobody has written one yet: the product's own proposal."""

from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from libs.law.measures import Confidence
from libs.law.reading import DATA, Entry, read_document

Month = Annotated[int, Field(ge=1, le=12)]


class ProgrammeLine(Entry):
    """A line for everybody, or one for each unit of these kinds, spread over the months."""

    key: str
    kind: Literal["planned", "self"]
    subject: str
    where: tuple[str, ...] = ()
    months: Annotated[tuple[Month, ...], Field(min_length=1)]
    form: Literal["on_site", "report"]


class ProposedProgramme(Entry):
    """The lines, and on what they stand where the plan says nothing."""

    confidence: Confidence
    basis: str
    lines: tuple[ProgrammeLine, ...]


@cache
def proposed_programme() -> ProposedProgramme:
    """The proposal as it stands. Raises LawDataBroken."""
    return read_document(DATA / "check_programme.yaml", ProposedProgramme)
