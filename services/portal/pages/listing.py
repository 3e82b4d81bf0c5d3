"""The part of a draft's form that says which columns a list of persons has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from libs.law.catalogue import items
from libs.law.persons import Lists, persons_rules
from services.portal.views import Choice

FIELD = "column."


def columns_of(typed: Mapping[str, str]) -> list[str]:
    """The columns that were ticked."""
    return [each.key for each in persons_rules().columns if typed.get(FIELD + each.key)]


def ticked(columns: Iterable[str]) -> dict[str, str]:
    """The fields of columns that are known already."""
    return {FIELD + column: "1" for column in columns}


def choices(item: str | None, values: Mapping[str, str]) -> list[Choice]:
    """Every column that lists have, allowed or not, so that people say what theirs has.

    None of them where the item never lists persons; without an item it may.
    """
    if item is not None and not _may_list(item):
        return []
    return [
        Choice(each.key, each.title, chosen=bool(values.get(FIELD + each.key)))
        for each in persons_rules().columns
    ]


def rules(item: str) -> list[str]:
    """What is asked of the list of an item, in words."""
    if not _may_list(item):
        return []
    persons = next(each.persons for each in items() if each.key == item)
    allowed = ", ".join(persons_rules().titles(persons.columns if persons else ()))
    return [
        f"Danh sách có tên người chỉ được nêu: {allowed}.",
        "Hết thời gian niêm yết, danh sách rời các trang công khai; bằng chứng vẫn được giữ.",
    ]


def _may_list(item: str) -> bool:
    persons = next((each.persons for each in items() if each.key == item), None)
    return persons is not None and persons.list is not Lists.NEVER
