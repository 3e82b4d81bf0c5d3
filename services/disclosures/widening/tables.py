"""What widening remembers: each addition to the law's catalogue, with the paper it rests on."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.disclosures.tables import Base
from services.disclosures.widening.rules import Kind, Standing


class Addition(OfWard, Base):
    """An item of khoản 14, or a form at a place; both from a day on, after somebody else agreed.

    An item with `days` hangs so long at headquarters and community houses.
    """

    __tablename__ = "addition"
    __table_args__ = (
        Index(None, "ward_id", "state"),
        one_of("kind", Kind),
        one_of("state", Standing),
    )

    kind: Mapped[str]
    item: Mapped[str]
    valid_from: Mapped[date]
    regulation_number: Mapped[str]
    regulation_on: Mapped[date]
    author_id: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    rhythm: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    privacy: Mapped[str] = mapped_column(default="")
    form: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    # An issued report on grassroots democracy is a paper of this item.
    of_reports: Mapped[bool] = mapped_column(default=False)
    days: Mapped[int | None] = mapped_column(default=None)
    permanent: Mapped[bool] = mapped_column(default=False)
    valid_to: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=Standing.PROPOSED)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
