"""What the page of open data shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Link


@dataclass(frozen=True)
class FieldLine:
    """A field of the data: its name, its kind, what it means."""

    name: str
    kind: str
    text: str


@dataclass(frozen=True)
class OpenDataView:
    """Where the data of a ward is, under which terms, and what its fields mean."""

    licence: str
    addresses: Sequence[Link]
    fields: Sequence[FieldLine]
