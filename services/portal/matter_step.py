"""One step of a matter: its address in the service, who may, its words, its fields, and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.portal.reading import Told
from services.portal.views.matters import Field


@dataclass(frozen=True)
class Step:
    """One step: its address in the service, who may, its words, its fields, and when."""

    path: str
    action: str
    title: str
    send: str
    fields: Sequence[Field]
    when: Callable[[Told], bool]
    put: bool = False


def allowed(move: str) -> Callable[[Told], bool]:
    """The law allows that move today."""
    return lambda told: move in told["moves"]
