"""The only clock. Everything else is told what time it is; in simulation a conductor sets it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

# Việt Nam keeps one offset all year, so no time zone database is needed.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

_held: datetime | None = None


def now() -> datetime:
    """The present moment in Việt Nam, or the moment the conductor has set."""
    return _held or datetime.now(VIETNAM)


def hold(moment: datetime | None) -> None:
    """Stop the clock at `moment` (with a time zone), or let it run again with None."""
    global _held
    if moment is not None and moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    _held = moment.astimezone(VIETNAM) if moment else None


def held() -> bool:
    """Whether a conductor drives the clock."""
    return _held is not None


def real_now() -> datetime:
    """The present moment, also while a conductor drives: for sessions and codes of real people."""
    return datetime.now(VIETNAM)
