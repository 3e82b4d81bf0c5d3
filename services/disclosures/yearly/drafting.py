"""Makes the lines of a plan out of the catalogue, the ward's units, and the plan before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from libs.law.calendar import national_calendar
from libs.law.catalogue import Catalogue, Owner
from libs.law.forms import WiderForm
from libs.vietnamese import fold
from services.disclosures.obligations.rules import owed_by_plan, publish_rule
from services.disclosures.proving.rules import required_forms
from services.disclosures.tables import Unit
from services.disclosures.yearly.rules import proposed_day
from services.disclosures.yearly.tables import DisclosurePlan, PlanLine

# Of these a ward has one, whatever it is called; departments are told apart by their names.
ONE_OF_A_KIND = ("office", "front")


def lines_of_year(
    plan: DisclosurePlan,
    wanted: Catalogue,
    units: Sequence[Unit],
    before: Sequence[PlanLine],
    today: date,
) -> list[PlanLine]:
    """A line for every item; what the version before it decided is kept.

    What a unit had that is closed since is proposed anew.
    """
    calendar = national_calendar()
    days: dict[str, dict[str, str]] = {}
    for owed in owed_by_plan(plan.year, wanted):
        if day := proposed_day(owed.period, today, calendar):
            days.setdefault(owed.item.key, {})[owed.period] = day.isoformat()
    old = {line.item: line for line in before}
    there = {unit.id for unit in units}
    lines = []
    for place, item in enumerate(wanted.items()):
        known = old.get(item.key)
        kept = known.owner_unit_id if known and known.owner_unit_id in there else None
        line = PlanLine(
            plan_id=plan.id,
            place=place,
            khoan=item.khoan,
            item=item.key,
            title=item.title,
            rhythm=item.rhythm,
            rule=publish_rule(item.key, date(plan.year, 1, 1), wanted),
            owner_unit_id=kept or owner_of(wanted, item.owner, units),
            days=days.get(item.key, {}) | (known.days if known else {}),
            forms=[],
            extra=known.extra if known else [],
        )
        ask(line, wanted, plan.year)
        lines.append(line)
    return lines


def ask(line: PlanLine, wanted: Catalogue, year: int) -> None:
    """Write what law, ward and plan ask of a line at the beginning of the year."""
    own = wanted.with_wider([*wanted.wider, *extra_forms(line, year)])
    asked = required_forms(line.item, date(year, 1, 1), own)
    line.forms = [form.model_dump(mode="json") for form in asked]


def extra_forms(
    line: PlanLine, year: int, basis: str = "Kế hoạch công khai của năm"
) -> list[WiderForm]:
    """What the plan adds to law and regulation, within its year."""
    span = {"valid_from": date(year, 1, 1), "valid_to": date(year, 12, 31)}
    return [WiderForm(item=line.item, basis=basis, **span, **each) for each in line.extra]


def owner_of(wanted: Catalogue, key: str, units: Sequence[Unit]) -> UUID | None:
    """The ward's unit that the catalogue proposes: by its name, else the one of its kind."""
    owner: Owner = wanted.owners[key]
    named = [unit for unit in units if fold(unit.name).startswith(fold(owner.name))]
    same = [unit for unit in units if unit.kind == owner.kind and owner.kind in ONE_OF_A_KIND]
    return next((unit.id for unit in (*named, *same)), None)
