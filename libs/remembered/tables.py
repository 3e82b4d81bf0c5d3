"""The columns of a ward and of a unit as the directory tells of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard


class KnownWard(OfWard, kw_only=True):
    """The ward as the directory told it: the head of the service's papers."""

    name: Mapped[str]
    kind: Mapped[str]
    province_name: Mapped[str]


class KnownUnit(OfWard, kw_only=True):
    """A unit as the directory told it; its id is the directory's."""

    kind: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str]
    closed_on: Mapped[date | None] = mapped_column(default=None)
    successor_id: Mapped[UUID | None] = mapped_column(default=None)
