"""Boards that residents elect, as far as others may know: which, from when to when, how many."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class BoardRecognised(Event):
    """The Front recognised a board: it is in office. Who is on it, and which project, is not told.

    `unit_id` is the neighbourhood of an investment board that watches a project of one.
    """

    told_as: ClassVar[str] = "participation.board.recognised"
    about: ClassVar[str] = "board_id"

    board_id: UUID
    kind: str  # people (Ban Thanh tra nhân dân) | investment (Ban Giám sát đầu tư của cộng đồng)
    unit_id: UUID | None  # none for the whole ward
    since: date
    until: date | None  # none until the project is over, or where no law of that day set a term
    members: int
    entered: bool  # recognised before the ward began with the product


class BoardChanged(Event):
    """Somebody came on a board or left it. Who, and for which reason of their own, is not told."""

    told_as: ClassVar[str] = "participation.board.changed"
    about: ClassVar[str] = "board_id"

    board_id: UUID
    kind: str
    unit_id: UUID | None  # the neighbourhood that elected; none of whom was sent
    change: str  # elected | sent | dismissed | left | reinstated
    on: date
    members: int  # afterwards


class BoardEnded(Event):
    """A board is in office no more, or the election of a new one was given up."""

    told_as: ClassVar[str] = "participation.board.ended"
    about: ClassVar[str] = "board_id"

    board_id: UUID
    kind: str
    ended_on: date
    ended_as: str  # followed | term_over | dissolved
