"""Reads the topics of help, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

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
def topics() -> dict[str, Topic]:
    """Every topic by its key, in the order of the page."""
    return {topic.key: topic for topic in read_entries(FILE, Topic)}
