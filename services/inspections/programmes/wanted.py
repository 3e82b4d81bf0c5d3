"""Which checks the approved plan of a year asks for, as lines of a programme to be looked over.

A plan says who is checked and seldom when: where it gives a day its month is taken, else the months
are the product's. What it wants unannounced stands in no programme, and what the people's
inspectors and the Front do is theirs to plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from libs.contracts.planning.plans import Duty
from libs.law.check_programme import ProgrammeLine, ProposedProgramme
from services.inspections.inspections.rules import InspectionKind
from services.inspections.programmes.rules import LINES_MAX, CheckForm

CHECKING = "inspection"  # the kind of the plan's duty
SELF = re.compile(r"tự\s+kiểm\s+tra", re.IGNORECASE)
UNANNOUNCED = re.compile(r"kiểm\s+tra\s+đột\s+xuất", re.IGNORECASE)
CHECK = re.compile(r"kiểm\s+tra", re.IGNORECASE)
OF_OTHERS = re.compile(r"thanh\s+tra\s+nhân\s+dân|giám\s+sát\s+đầu\s+tư|mặt\s+trận", re.IGNORECASE)


@dataclass(frozen=True)
class WantedCheck:
    """A line of a programme, and the sentence it comes from."""

    kind: InspectionKind
    subject: str
    unit_id: UUID | None
    month: int
    form: CheckForm
    team: str
    source_path: str
    source_sentence: str


@dataclass(frozen=True)
class Place:
    """A unit that can be checked."""

    id: UUID
    kind: str


def kinds_asked(duty: Duty) -> set[InspectionKind]:
    """Which checks of the committee a sentence of the plan asks for."""
    said = duty.source_sentence
    if duty.kind != CHECKING or OF_OTHERS.search(said):
        return set()
    rest = UNANNOUNCED.sub("", SELF.sub("", said))
    asked = {InspectionKind.SELF} if SELF.search(said) else set()
    return asked | ({InspectionKind.PLANNED} if CHECK.search(rest) else set())


def wanted_checks(
    proposal: ProposedProgramme,
    duties: Iterable[Duty],
    places: Sequence[Place],
    names: Mapping[UUID, str],
    *,
    first_month: int,
) -> list[WantedCheck]:
    """The lines, those of everybody first; what the plan does not ask for stands on data.

    `first_month` is the plan's: nothing is proposed for a month that was over before it.
    """
    # A sentence about checks and self-checks is about democracy; one about checks alone may not be.
    asking = sorted(duties, key=lambda duty: -len(kinds_asked(duty)))
    made = [
        check
        for line in sorted(proposal.lines, key=lambda line: bool(line.where))
        for check in _checks(line, _source(line, asking), proposal.basis, places, names)
    ]
    return [replace(check, month=max(check.month, first_month)) for check in made[:LINES_MAX]]


def _source(line: ProgrammeLine, duties: Sequence[Duty]) -> Duty | None:
    kind = InspectionKind(line.kind)
    return next((duty for duty in duties if kind in kinds_asked(duty)), None)


def _checks(
    line: ProgrammeLine,
    duty: Duty | None,
    basis: str,
    places: Sequence[Place],
    names: Mapping[UUID, str],
) -> Iterator[WantedCheck]:
    months = (duty.due_on.month,) if duty and duty.due_on else line.months
    everybody: list[UUID | None] = [place.id for place in places if place.kind in line.where]
    lead = duty.lead_unit_id if duty else None
    for turn, unit_id in enumerate(everybody if line.where else [None]):
        leads = lead in names and unit_id not in (None, lead)
        yield WantedCheck(
            kind=InspectionKind(line.kind),
            subject=line.subject,
            unit_id=unit_id,
            month=months[turn % len(months)],
            form=CheckForm(line.form),
            team=f"{names[lead]} chủ trì" if lead and leads else "",
            source_path=duty.source_path if duty else "",
            source_sentence=duty.source_sentence if duty else basis,
        )
