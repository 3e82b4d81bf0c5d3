"""A step that somebody may take with an object of the desk, as a page offers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from services.portal.reading import Told


@dataclass(frozen=True)
class Step:
    """One step: its address in the service, who may, its words, its fields, and when."""

    path: str
    action: str
    title: str
    send: str
    fields: tuple[str, ...]
    when: Callable[[Told], bool]
    hint: str = ""
    method: str = "POST"


def in_state(*states: str) -> Callable[[Told], bool]:
    """While the object is in one of these states."""
    return lambda told: bool(told["state"] in states)
