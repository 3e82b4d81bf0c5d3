"""On what residents are asked before somebody else decides, and in which forms."""

from __future__ import annotations

from datetime import date
from functools import cache

from pydantic import Field

from libs.law.reading import DATA, Entry, read_document
from libs.law.refusals import NoSuchConsultationMatter


class Wording(Entry):
    """What a matter covers from a day on, with the article where it is not the first one."""

    valid_from: date = Field(alias="from")
    title: str
    basis: str = ""


class AskedMatter(Entry):
    """A clause (khoản) of Luật 10/2022/QH15, article 25."""

    clause: int = Field(ge=1, le=9)
    wordings: tuple[Wording, ...] = Field(min_length=1)

    def on(self, day: date) -> Wording:
        """What it covers on a day. Raises NoSuchConsultationMatter before the law."""
        in_force = [each for each in self.wordings if each.valid_from <= day]
        if not in_force:
            raise NoSuchConsultationMatter(clause=self.clause, on=f"{day:%d/%m/%Y}")
        newest = max(in_force, key=lambda each: each.valid_from)
        basis = newest.basis or f"Điều 25 khoản {self.clause} Luật 10/2022/QH15"
        return newest.model_copy(update={"basis": basis})


class AskingForm(Entry):
    """A point (điểm) of article 26.1; `only` is the one clause it is meant for."""

    letter: str = Field(pattern="^[abcdđegh]$")
    title: str
    only: int | None = None

    @property
    def basis(self) -> str:
        """The article, in Vietnamese."""
        return f"Điều 26 khoản 1 điểm {self.letter} Luật 10/2022/QH15"


class Asking(Entry):
    """The nine matters and the eight forms."""

    matters: tuple[AskedMatter, ...]
    forms: tuple[AskingForm, ...]


@cache
def asking() -> Asking:
    """The matters and forms in the order of the law. Raises LawDataBroken."""
    return read_document(DATA / "consultations.yaml", Asking)


def asked_matter(clause: int, on: date) -> Wording:
    """What a clause of article 25 covers on a day. Raises NoSuchConsultationMatter."""
    for matter in asking().matters:
        if matter.clause == clause:
            return matter.on(on)
    raise NoSuchConsultationMatter(clause=clause, on=f"{on:%d/%m/%Y}")
