"""A limit on everything: no field of a form takes text, numbers or lists without end."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from tools import docs

BOUNDS = {
    "string": {"maxLength", "pattern", "format", "enum", "const"},
    "integer": {"maximum", "exclusiveMaximum", "enum", "const"},
    "number": {"maximum", "exclusiveMaximum"},
    "array": {"maxItems"},
}


def forms() -> list[type[BaseModel]]:
    """Every `...Form` of every service."""
    docs.services()
    modules = [module for name, module in sys.modules.items() if name.startswith("services.")]
    found = {
        one
        for module in modules
        for name, one in inspect.getmembers(module, inspect.isclass)
        if name.endswith("Form") and issubclass(one, BaseModel)
        if one.__module__.startswith("services.")
    }
    return sorted(found, key=lambda form: (form.__module__, form.__name__))


def endless(form: type[BaseModel]) -> list[str]:
    """The fields that have no limit."""
    schema = form.model_json_schema()
    return [f"{form.__name__}{path}" for path in _endless(schema, schema.get("$defs", {}), "")]


def _endless(schema: dict[str, Any], named: dict[str, Any], path: str) -> Iterator[str]:
    if "$ref" in schema:
        yield from _endless(named[schema["$ref"].rpartition("/")[2]], named, path)
    kind = schema.get("type", "")
    if kind in BOUNDS and not BOUNDS[kind] & schema.keys():
        yield path
    for choice in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
        yield from _endless(choice, named, path)
    if kind == "array":
        yield from _endless(schema.get("items", {}), named, f"{path}[]")
    for name, field in schema.get("properties", {}).items():
        yield from _endless(field, named, f"{path}.{name}")


def test_every_field_has_a_limit() -> None:
    found = [f"{form.__module__}: {field}" for form in forms() for field in endless(form)]

    assert not found, "\n".join(found)


class LineForm(BaseModel):
    """A part of the form below."""

    text: str
    unit_id: UUID | None = None


class WideForm(BaseModel):
    """Nothing here ends, but the last."""

    title: str
    year: int
    lines: list[LineForm]
    note: str | None = None
    number: str = Field(max_length=10)


def test_fields_without_limit_are_found() -> None:
    assert endless(WideForm) == [
        "WideForm.title",
        "WideForm.year",
        "WideForm.lines",
        "WideForm.lines[].text",
        "WideForm.note",
    ]
