"""What is remembered of commendations. The name of a person stands here and on the honour only."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.law.titles import Holder
from libs.rows import one_of
from services.awards.commendations.rules import CommendationState
from services.awards.tables import Base


class Commendation(OfWard, Base):
    """A unit, or somebody of it, proposed for a title; `person` is empty for a collective."""

    __tablename__ = "commendation"
    __table_args__ = (
        Index(None, "ward_id", "unit_id"),
        one_of("holder", Holder),
        one_of("state", CommendationState),
        CheckConstraint("(holder = 'individual') = (person <> '')", name="named"),
    )

    holder: Mapped[str]
    title_id: Mapped[str]
    unit_id: Mapped[UUID]  # that is commended, or to which the person belongs
    proposer_id: Mapped[UUID]  # the unit that proposes
    person: Mapped[str]
    position: Mapped[str]
    listed: Mapped[bool]  # whether the name may stand on the public roll
    merit: Mapped[str]
    proposed_on: Mapped[date]
    author_id: Mapped[str]
    state: Mapped[str] = mapped_column(default=CommendationState.PROPOSED)
    reason: Mapped[str] = mapped_column(default="")
    opinion: Mapped[str] = mapped_column(default="")  # of the appraisers
    appraisal_number: Mapped[str] = mapped_column(default="")
    appraised_on: Mapped[date | None] = mapped_column(default=None)
    sent_number: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None] = mapped_column(default=None)
    answer_number: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None] = mapped_column(default=None)

    @property
    def involved(self) -> tuple[UUID, UUID]:
        """The units that have a part in it: whose it is, and who proposed it."""
        return self.unit_id, self.proposer_id

    @property
    def handled_by_others_than(self) -> tuple[UUID]:
        """The unit that may not handle it, until it is decided: the one it is about.

        Two offices handle what is proposed, and one may have proposed somebody of the other:
        were the proposer's unit kept out too, nobody would be left.
        """
        return (self.unit_id,)
