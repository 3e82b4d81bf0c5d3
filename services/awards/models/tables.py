"""What is remembered of models: what was registered, its lines, what proves them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.law.rubrics import ModelKind
from libs.rows import one_of
from services.awards.models.rules import ModelState
from services.awards.tables import Base

FILE = JSONB(none_as_null=True)  # sha256, size_bytes, media_type of a stored file


class AwardModel(OfWard, Base):
    """A model (mô hình) of a unit; its rubric is the version of the day of registration."""

    __tablename__ = "award_model"
    __table_args__ = (
        Index(None, "ward_id", "unit_id"),
        one_of("kind", ModelKind),
        one_of("state", ModelState),
    )

    kind: Mapped[str]
    title: Mapped[str]
    aims: Mapped[str]
    unit_id: Mapped[UUID]
    holder: Mapped[str]  # an enterprise, which is no unit; otherwise empty
    keeper_id: Mapped[UUID]  # the unit that keeps the papers
    rubric: Mapped[str]
    registered_on: Mapped[date]
    author_id: Mapped[str]
    state: Mapped[str] = mapped_column(default=ModelState.REGISTERED)
    committee_number: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None] = mapped_column(default=None)
    scored_on: Mapped[date | None] = mapped_column(default=None)
    appraised_on: Mapped[date | None] = mapped_column(default=None)
    appraisal_number: Mapped[str] = mapped_column(default="")
    title_id: Mapped[str] = mapped_column(default="")  # chosen when the council votes
    noticed_on: Mapped[date | None] = mapped_column(default=None)
    notice_until: Mapped[date | None] = mapped_column(default=None)

    @property
    def honoured_unit_id(self) -> UUID | None:
        """The unit that would be honoured; of an enterprise, which is no unit, nothing is known."""
        return None if self.kind == ModelKind.ENTERPRISE else self.unit_id

    @property
    def involved(self) -> tuple[UUID, UUID]:
        """The units that have a part in it: whose model it is, and who keeps its papers."""
        return self.unit_id, self.keeper_id


class ModelLine(OfWard, Base):
    """One line of the rubric: what the unit gives itself, and what the appraisers find."""

    __tablename__ = "model_line"
    __table_args__ = (
        UniqueConstraint("ward_id", "model_id", "key"),
        CheckConstraint("self_points >= 0 AND points >= 0", name="points"),
    )

    model_id: Mapped[UUID]
    key: Mapped[str]
    self_points: Mapped[int | None] = mapped_column(default=None)
    self_note: Mapped[str] = mapped_column(default="")
    points: Mapped[int | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")


class ModelProof(OfWard, Base):
    """What shows that a line is met; without a line it is a note of progress."""

    __tablename__ = "model_proof"
    __table_args__ = (Index(None, "ward_id", "model_id"),)

    model_id: Mapped[UUID]
    line_key: Mapped[str]
    note: Mapped[str]
    added_on: Mapped[date]
    file: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
