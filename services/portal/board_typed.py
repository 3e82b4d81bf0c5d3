"""Reads what is typed about a board: seats and members a line each, neighbourhoods by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from services.portal.asking import Refused, Sentence
from services.portal.board_words import SOURCES
from services.portal.election_steps import these

Units = Mapping[str, str]  # the id of each neighbourhood by its name
Form = Callable[[Mapping[str, str], Units], dict[str, Any]]


def _alike(name: str) -> str:
    """A name for comparing: however it was typed, but every tone counts."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def plain(*names: str) -> Form:
    """The fields as they were typed."""
    return lambda typed, units: these(*names)(typed)


def _pairs(typed: Mapping[str, str], field: str) -> list[tuple[str, str]]:
    """Lines of two parts, at the last comma."""
    found = []
    for line in typed.get(field, "").splitlines():
        first, _, last = (part.strip() for part in line.rpartition(","))
        if line.strip() and not (first and last):
            said = f"Dòng “{line[:40]}” phải có hai phần, ngăn bằng dấu phẩy."
            raise Refused(422, said, {field: said})
        if line.strip():
            found.append((first, last))
    return found


def _unit(name: str, units: Units, field: str) -> str:
    known = {_alike(each): unit for each, unit in units.items()}
    if _alike(name) not in known:
        said = Sentence(f"Không có khu phố “{name[:40]}”.")
        raise Refused(422, said, {field: said})
    return known[_alike(name)]


def _seats(typed: Mapping[str, str], units: Units) -> dict[str, str]:
    said = {_unit(name, units, "seats"): count for name, count in _pairs(typed, "seats")}
    return said or dict.fromkeys(units.values(), "1")


def people_board(typed: Mapping[str, str], units: Units) -> dict[str, Any]:
    """The people's inspectors: seats alone."""
    return {"kind": "people", "seats": _seats(typed, units)}


def project_board(typed: Mapping[str, str], units: Units) -> dict[str, Any]:
    """A board of a project."""
    said = these("title", "size")(typed) | _place(typed)
    return {"kind": "investment", "seats": _seats(typed, units), **said}


def _place(typed: Mapping[str, str]) -> dict[str, str | None]:
    """The neighbourhood of a project; none for the whole ward."""
    return {"unit_id": typed.get("unit_id") or None}


def entered(typed: Mapping[str, str], units: Units) -> dict[str, Any]:
    """A board of before, with its members by name."""
    senders = {_alike(words): source for source, words in SOURCES.items()}
    people: list[dict[str, Any]] = []
    for name, where in _pairs(typed, "members"):
        source = senders.get(_alike(where))
        whose = {"source": source} if source else {"unit_id": _unit(where, units, "members")}
        people.append({"full_name": name, **whose})
    said = these("kind", "title", "number", "since")(typed) | _place(typed)
    return {**said, "until": typed.get("until") or None, "members": people}


def lead(typed: Mapping[str, str], units: Units) -> dict[str, Any]:
    """Whom the members chose."""
    deputies = [typed[name] for name in ("deputy_1", "deputy_2") if typed.get(name)]
    return {"head_id": typed.get("head_id", ""), "deputy_ids": deputies}
