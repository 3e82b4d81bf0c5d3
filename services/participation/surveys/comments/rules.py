"""What becomes of a comment: a clerk or an official looks before anybody else reads it."""

from __future__ import annotations

from enum import StrEnum

from libs.kernel.errors import Conflict


class CommentState(StrEnum):
    """Where a comment stands."""

    WAITING = "waiting"  # chờ người có trách nhiệm xem
    WITH_CLERK = "with_clerk"  # có thể là đơn: chỉ cán bộ tiếp công dân xem
    RELEASED = "released"  # được công bố
    WITHHELD = "withheld"  # không công bố
    REGISTERED = "registered"  # đã vào sổ tiếp nhận đơn


class LookedAtAlready(Conflict):
    """Ý kiến này đã có người xem và xử lý."""
