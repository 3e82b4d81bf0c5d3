"""What the directory hears: what became public, and what concerns an official."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.events import Event, Heard
from libs.kernel.listener import Act
from services.directory.notifications.hearing import HEARS as OF_OFFICIALS
from services.directory.subscribers.hearing import HEARS as OF_SUBSCRIBERS


async def note_for_both(session: AsyncSession, event: Event, heard: Heard) -> None:
    """What came out is news for the public, and no duty of a unit any more."""
    await OF_OFFICIALS[type(event)](session, event, heard)
    await OF_SUBSCRIBERS[type(event)](session, event, heard)


HEARS: dict[type[Event], Act] = {
    **OF_OFFICIALS,
    **OF_SUBSCRIBERS,
    **dict.fromkeys(OF_OFFICIALS.keys() & OF_SUBSCRIBERS.keys(), note_for_both),
}
