"""The categories of everyday feedback, read from categories.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from libs.law.reading import Entry, read_entries

FILE = Path(__file__).with_name("categories.yaml")


class Category(Entry):
    """What a report is about; programs know it by its code."""

    code: str
    title: str
    hint: str


@cache
def categories() -> dict[str, Category]:
    """Every category by its code, in the order of the form."""
    return {category.code: category for category in read_entries(FILE, Category)}
