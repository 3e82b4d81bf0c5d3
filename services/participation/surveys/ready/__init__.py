"""The seven ready forms, read from the data files beside this one, each with its versions."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from libs.law.reading import Entry, read_document
from libs.ward_kinds import WRITTEN_FOR, said_in
from services.participation.surveys.questions import QUESTIONS_MAX, Question
from services.participation.surveys.rules import Audience

FOLDER = Path(__file__).parent
NAMES = tuple(f"pks0{number}" for number in range(1, 8))


class FormVersion(Entry):
    """The questions of a ready form from a day on."""

    valid_from: date = Field(alias="from")
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=QUESTIONS_MAX)]


class ReadyPaper(Entry):
    """A form a ward can take as it is, or change before it asks."""

    key: str
    title: str
    purpose: str
    audience: Audience
    versions: Annotated[tuple[FormVersion, ...], Field(min_length=1)]

    def on(self, day: date) -> FormVersion:
        """The version of a day; the first one before there was any."""
        begun = [version for version in self.versions if version.valid_from <= day]
        return max(begun or self.versions[:1], key=lambda version: version.valid_from)


@cache
def ready_forms(kind: str = WRITTEN_FOR) -> dict[str, ReadyPaper]:
    """Every ready form by its key, in their order; as a ward of this kind says it."""
    written = {key: read_document(FOLDER / f"{key}.yaml", ReadyPaper) for key in NAMES}
    return {
        key: ReadyPaper.model_validate_json(said_in(kind, form.model_dump_json(by_alias=True)))
        for key, form in written.items()
    }
