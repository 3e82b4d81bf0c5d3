"""What is sent to the service of an act on an account, from what was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from services.portal.asking import Refused
from services.portal.contribution_steps import STEPS
from services.portal.reading import Told
from services.portal.typed import half_days, household_ids, money, typed_id

HALF_DAYS = {"days": "half_days", "level_days": "level_half_days"}
OF_LINE = ("huy", "an-ten")


def target_of(name: str, fund_id: object, book: Told, typed: Mapping[str, str]) -> str:
    """The address in the service; a line or a household is found by its typed number."""
    step = STEPS[name]
    if name in OF_LINE:
        lines = {each["number"]: each["id"] for each in book["entries"]}
        line = lines.get(_whole(typed.get("number", "")))
        if line is None:
            said = "Không có dòng này trong sổ."
            raise Refused(422, said, {"number": said})
        return f"ledger-entries/{line}/{step.path}"
    if name == "bo-mien":
        [household] = _households(book, typed, "household")[:1] or [""]
        return f"funds/{fund_id}/exemptions/{household}/{step.path}"
    if name == "sua-muc":
        return f"funds/{fund_id}/levels/{typed_id(typed, 'matter_id')}/{step.path}"
    return f"funds/{fund_id}/{step.path}"


def sent_form(name: str, book: Told, typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, as the service wants it: whole đồng, half days, ids of households."""
    step = STEPS[name]
    form: dict[str, Any] = {"kind": step.kind} if step.kind else {}
    for field in step.fields:
        words = typed.get(field.name, "").strip()
        if field.name == "households":
            form["household_ids"] = _households(book, typed, "households")
        elif field.name in ("dong", "level_dong", "opening_dong"):
            form[field.name] = money(words, field.name)
        elif field.name in HALF_DAYS:
            form[HALF_DAYS[field.name]] = half_days(words, field.name)
        elif field.name == "shown":
            form["shown"] = words == "1"
        elif field.name not in ("key", "evidence", "number", "household"):
            form[field.name] = words
    return form


def _households(book: Told, typed: Mapping[str, str], field: str) -> list[str]:
    numbers = {
        each["number"]: each["household_id"] for each in book["households"] if each["on_roll"]
    }
    found = household_ids(typed.get(field, ""), numbers, field)
    if not found:
        said = "Hãy ghi số của ít nhất một hộ."
        raise Refused(422, said, {field: said})
    return found


def _whole(typed: str) -> int:
    return int(typed) if re.fullmatch(r"\d{1,9}", typed.strip()) else 0
