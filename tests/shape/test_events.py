"""Events: described, named once, heard by one act a service, and never changed but by addition."""

from __future__ import annotations

import ast
import inspect
import json
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, ClassVar, Union, get_args, get_origin
from uuid import UUID

import pytest
from pydantic import BaseModel, ValidationError

from libs.kernel.events import Event
from tests.shape.tree import ROOT, Source, sources
from tools import docs
from tools.parts import SERVICES

GOLDEN = ROOT / "tests" / "golden" / "events"
EVENTS = [kind for kinds in docs.events().values() for kind in kinds]
KINDS = pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.told_as)

# What a field that holds a person, or what a person wrote, would be called.
PERSONAL = re.compile(
    "name|phone|email|address|content|text|body|note|reason|comment|message|person|citizen|"
    "signer|author|username|password|birth|gender"
)
# Names of bodies, which are public; a signer's position, which is no person.
NOT_A_PERSON = {
    "WardOnboarded.name",
    "WardOnboarded.province_name",
    "UnitOpened.name",
    "UnitOpened.short_name",
    "UnitRenamed.name",
    "UnitRenamed.short_name",
    "PlanApproved.signer_position",
    "PlanAmended.signer_position",
    "ReportIssued.signer_position",
}


def personal_fields(model: type[BaseModel]) -> list[str]:
    """Fields, also of models within, that could hold a person."""
    found = []
    for one in _models(model):
        for name in one.model_fields:
            personal = any(PERSONAL.fullmatch(word) for word in name.split("_"))
            if personal and f"{one.__name__}.{name}" not in NOT_A_PERSON:
                found.append(f"{one.__name__}.{name}")
    return found


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    if inspect.isclass(kind) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from _models(field.annotation)
    for inner in get_args(kind):
        yield from _models(inner)


SAMPLES: dict[Any, Any] = {
    UUID: "01890000-0000-7000-8000-000000000001",
    datetime: "2025-05-19T08:30:00+07:00",
    date: "2025-05-19",
    str: "chữ",
    int: 7,
    bool: True,
}


def sample(kind: Any) -> Any:
    """A value of a field's type as it stands in JSON, the same every time."""
    if inspect.isclass(kind) and issubclass(kind, BaseModel):
        return {name: sample(field.annotation) for name, field in kind.model_fields.items()}
    if get_origin(kind) in (Union, UnionType):
        return sample(next(one for one in get_args(kind) if one is not NoneType))
    if get_origin(kind) is tuple:
        return [sample(get_args(kind)[0])]
    if get_origin(kind) is dict:
        return {"key": sample(get_args(kind)[1])}
    return SAMPLES[kind]


def shapes(kind: type[Event], folder: Path = GOLDEN) -> list[dict[str, Any]]:
    """Every shape in which an event was ever told, oldest first."""
    file = folder / f"{kind.told_as}.json"
    if os.environ.get("GOLDEN_UPDATE"):
        _add_shape(kind, file)
    found: list[dict[str, Any]] = json.loads(file.read_text()) if file.exists() else []
    return found


def _add_shape(kind: type[Event], file: Path) -> None:
    known = json.loads(file.read_text()) if file.exists() else []
    if not known or known[-1] != sample(kind):
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps([*known, sample(kind)], ensure_ascii=False, indent=1)
        file.write_text(text + "\n")


def losses(kind: type[Event], known: Iterable[dict[str, Any]]) -> list[str]:
    """What an event no longer says of what it once said, or no longer understands."""
    found = []
    for shape in known:
        try:
            now = kind.model_validate(shape).model_dump(mode="json")
        except ValidationError as error:
            found += [f"{kind.__name__}: {e['loc'][0]}: {e['msg']}" for e in error.errors()]
            continue
        found += [f"{kind.__name__}: {key}" for key in shape if now.get(key) != shape[key]]
    return found


def told(files: Iterable[Source]) -> set[str]:
    """`service.EventClass` for every event that a service makes in its code."""
    return {
        f"{file.path.split('/')[1]}.{name.rpartition('.')[2]}"
        for file in files
        if file.path.startswith("services/")
        for name, _ in file.calls
    }


def heard_twice(files: Iterable[Source]) -> list[str]:
    """Events that stand twice in one table of acts: Python would keep the last and say nothing."""
    found = []
    for file in files:
        for node in file.nodes(ast.Dict):
            keys = [key.id for key in node.keys if isinstance(key, ast.Name)]
            found += [f"{file.path}: {key}" for key in set(keys) if keys.count(key) > 1]
    return found


@KINDS
def test_an_event_says_when_it_is_told(kind: type[Event]) -> None:
    assert (kind.__doc__ or "").strip().endswith((".", "…"))
    assert kind.__doc__ != Event.__doc__


@KINDS
def test_an_event_is_named_after_its_teller_and_is_about_one_of_its_fields(
    kind: type[Event],
) -> None:
    teller = kind.__module__.split(".")[2]

    assert re.fullmatch(rf"{teller}\.[a-z_]+\.[a-z_]+", kind.told_as)
    assert kind.about in kind.model_fields


def test_no_two_events_share_a_name() -> None:
    assert len({kind.told_as for kind in EVENTS}) == len({kind.__name__ for kind in EVENTS})
    assert len({kind.told_as for kind in EVENTS}) == len(EVENTS)


@KINDS
def test_no_event_has_a_field_for_a_person(kind: type[Event]) -> None:
    assert personal_fields(kind) == []


@KINDS
def test_every_shape_ever_told_is_still_understood(kind: type[Event]) -> None:
    known = shapes(kind)

    assert losses(kind, known) == []
    assert known, "new: run the tests once with GOLDEN_UPDATE=1"
    assert known[-1].keys() == kind.model_fields.keys(), "grown: run once with GOLDEN_UPDATE=1"


def test_lateness_says_which_days_it_counts() -> None:
    """`days_late` keeps its name for ever; working days and calendar days are no other field."""
    unsaid = [
        f"{file.path}: {line.strip()}"
        for file in sources("libs/contracts")
        for line in file.text.splitlines()
        if re.match(r" +days_late: int", line) and not re.search(r"# (working|calendar) days", line)
    ]

    assert not unsaid, "\n".join(unsaid)


def test_no_shape_is_left_of_an_event_that_is_gone() -> None:
    assert {file.stem for file in GOLDEN.glob("*.json")} == {kind.told_as for kind in EVENTS}


def test_every_event_of_the_contracts_is_told_by_its_service() -> None:
    made = told(sources())
    never = [k.told_as for k in EVENTS if f"{k.told_as.split('.')[0]}.{k.__name__}" not in made]

    assert not never, "\n".join(never)


def test_every_event_heard_is_one_of_the_contracts_of_another_service() -> None:
    own = set()
    for name, service in docs.services().items():
        for kind in [*service.hears, *service.effects]:
            assert kind in EVENTS
            assert kind.told_as.split(".")[0] in SERVICES
            if kind in service.hears and kind.told_as.split(".")[0] == name:
                own.add(kind.__name__)

    # In reporting a province hears its wards: they are other tenants (decision 0022).
    assert own == {"ReportDue", "ReportMoved", "ReportIssued"}


def test_a_service_acts_once_on_an_event() -> None:
    assert heard_twice(sources("services")) == []


class Whispered(Event):
    """Somebody said something."""

    told_as: ClassVar[str] = "planning.word.whispered"
    about: ClassVar[str] = "word_id"

    word_id: UUID
    citizen_name: str


def test_a_field_for_a_person_is_found() -> None:
    assert personal_fields(Whispered) == ["Whispered.citizen_name"]


def test_a_field_that_was_dropped_or_became_needed_is_found(tmp_path: Path) -> None:
    _add_shape(Whispered, tmp_path / f"{Whispered.told_as}.json")
    [shape] = shapes(Whispered, tmp_path)
    assert losses(Whispered, [shape]) == []

    assert losses(Whispered, [{**shape, "loudness": 3}]) == ["Whispered: loudness"]
    del shape["citizen_name"]
    assert losses(Whispered, [shape]) == ["Whispered: citizen_name: Field required"]


def test_an_event_that_is_told_or_heard_twice_is_found() -> None:
    teller = Source("services/planning/actions.py", "emit(session, Whispered(word_id=1))")
    listener = Source("services/portal/consumers.py", "HEARS = {Whispered: a, Whispered: b}")

    assert "planning.Whispered" in told([teller])
    assert heard_twice([listener]) == ["services/portal/consumers.py: Whispered"]
