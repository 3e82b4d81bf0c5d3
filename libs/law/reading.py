"""Reads the law's data files and says in one sentence what is wrong with them."""

import re
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from libs.law.refusals import LawDataBroken

DATA = Path(__file__).parent / "data"


class _PlainLoader(yaml.SafeLoader):
    """YAML in which `on`, `off`, `yes` and `no` are words: a lawyer means them as words."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"]
)


class Entry(BaseModel):
    """A line of a data file: unchangeable, and a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)


class Span(Entry):
    """A line that is law from one day on, perhaps to another."""

    valid_from: date = Field(alias="from")
    valid_to: date | None = Field(default=None, alias="to")

    def in_force(self, on: date) -> bool:
        """Whether it applies on that day; the last day is included."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


AnyEntry = TypeVar("AnyEntry", bound=BaseModel)


def read_entries(path: Path, model: type[AnyEntry]) -> list[AnyEntry]:
    """Every entry of a YAML list, validated. Raises LawDataBroken naming file, entry and field."""
    raw = _load(path)
    if not isinstance(raw, list):
        raise LawDataBroken(file=path.name, where="đầu tệp", what="tệp phải là một danh sách")
    return [_validated(path, model, entry, f"mục thứ {n}") for n, entry in enumerate(raw, 1)]


def read_document(path: Path, model: type[AnyEntry]) -> AnyEntry:
    """A whole YAML file as one model. Raises LawDataBroken naming file and field."""
    return _validated(path, model, _load(path), "tệp")


def _load(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _PlainLoader)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        raise LawDataBroken(file=path.name, where="cú pháp YAML", what=error) from error


def _validated(path: Path, model: type[AnyEntry], raw: Any, place: str) -> AnyEntry:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        name = raw.get("id") if isinstance(raw, dict) else None
        field = ".".join(str(part) for part in first["loc"])
        where = " ".join(str(part) for part in (place, name, field) if part)
        raise LawDataBroken(file=path.name, where=where, what=_in_words(first)) from error


def _in_words(error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        return "tên trường không có trong mẫu; câu có dấu phẩy phải đặt trong dấu ngoặc kép"
    if error["type"] == "missing":
        return "thiếu trường này"
    return error["msg"].removeprefix("Value error, ")
