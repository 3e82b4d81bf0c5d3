"""Reads the topics of help, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from libs.law.reading import Entry, read_entries

FILE = Path(__file__).with_name("topics.yaml")


class Right(Entry):
    """What the law gives, and its article."""

    says: str
    basis: str


class HelpDoor(Entry):
    """Where to go on; `path` is below the ward's home."""

    path: str
    text: str


class Topic(Entry):
    """One thing people come for; `clocks` are rules of the law, which say their own numbers."""

    key: str
    title: str
    short: str
    intro: str
    steps: tuple[str, ...]
    rights: tuple[Right, ...]
    doors: tuple[HelpDoor, ...]
    careful: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()


@cache
def topics(kind: str = "phường") -> dict[str, Topic]:
    """Every topic by its key, in the order of the page, in the words of a ward of this kind."""
    words = {"kind": kind, "Kind": kind.capitalize()}
    found = (topic.model_dump() for topic in read_entries(FILE, Topic))
    return {each["key"]: Topic.model_validate(_said(each, words)) for each in found}


def _said(told: Any, words: dict[str, str]) -> Any:
    if isinstance(told, str):
        return told.format_map(words)
    if isinstance(told, dict):
        return {key: _said(each, words) for key, each in told.items()}
    return tuple(_said(each, words) for each in told)
