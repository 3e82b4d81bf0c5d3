"""What is remembered of a demand. Which household consented counts here and is told nowhere."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.law.decisions import Clause
from libs.rows import one_of
from services.participation.initiatives.rules import InitiativeState
from services.participation.tables import Base


class Initiative(OfWard, Base):
    """What residents of a neighbourhood want to be put on the agenda."""

    __tablename__ = "initiative"
    __table_args__ = (
        Index(None, "ward_id", "state"),
        one_of("clause", Clause),
        one_of("state", InitiativeState),
        CheckConstraint("clause = 'head' OR NOT heads_committee", name="committee"),
        CheckConstraint("clause = 'board' OR board_id IS NULL", name="board"),
        CheckConstraint("(state = 'on_agenda') = (matter_id IS NOT NULL)", name="agenda"),
    )

    unit_id: Mapped[UUID]
    clause: Mapped[str]
    title: Mapped[str]
    summary: Mapped[str]
    author_id: Mapped[str]
    registered_on: Mapped[date]
    # Of a petition to dismiss: whether that head also heads the committee of the Front.
    heads_committee: Mapped[bool] = mapped_column(default=False)
    # Of khoản 5: into which board somebody is elected, or which member is to be dismissed.
    board_id: Mapped[UUID | None] = mapped_column(default=None)
    member_id: Mapped[UUID | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=InitiativeState.COLLECTING)
    matter_id: Mapped[UUID | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)

    @property
    def dismisses(self) -> bool:
        """Whether somebody is to be dismissed: a head, or a member of a board."""
        return self.clause == Clause.HEAD or self.member_id is not None


class Consent(OfWard, Base):
    """A household's consent; one that was taken back or lapsed may be given again."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("ward_id", "initiative_id", "household_id"),)

    initiative_id: Mapped[UUID]
    household_id: Mapped[UUID]
    given_on: Mapped[date]
    on_paper: Mapped[bool]  # written down by an official from what the household signed
    ended_on: Mapped[date | None] = mapped_column(default=None)
