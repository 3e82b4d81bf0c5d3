"""The matters that complaints and proposals are about, read from matters.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from libs.law.reading import Entry, read_entries

FILE = Path(__file__).with_name("matters.yaml")


class Matter(Entry):
    """What a letter is about, by its code."""

    code: str
    title: str


@cache
def matters() -> dict[str, Matter]:
    """Every matter by its code, in the order of the form."""
    return {matter.code: matter for matter in read_entries(FILE, Matter)}
