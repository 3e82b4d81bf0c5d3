"""What a ward asks of itself beyond the law."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class CatalogueWidened(Event):
    """The ward's own regulation binds from a day on: an item, a form, a place or longer days.

    The title of a new item is left out, and who proposed and agreed.
    """

    told_as: ClassVar[str] = "disclosures.catalogue.widened"
    about: ClassVar[str] = "addition_id"

    addition_id: UUID
    kind: str  # item, form
    item: str
    form: str  # empty for an item
    place: str
    days: int | None
    permanent: bool
    valid_from: date
    regulation_number: str
    regulation_on: date
