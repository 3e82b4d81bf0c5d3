"""The sealed database and its keys, as reception's process alone has them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.database import Database
from libs.kernel.settings import Settings
from services.reception.sealed.keyring import Keyring, StoreClosed

NAME = "sealed"


class Store(Database):
    """Its own transactions: what is sealed or looked at is committed before anybody is told."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.sealed_url, "reception-sealed")
        self.keys = Keyring(settings.seal_key)
        self.mark_keys: dict[str, bytes] = {}  # by ward; read once


def beside(settings: Settings) -> Mapping[str, Database]:
    """What every session of reception carries; nothing where no sealed database is named."""
    return {NAME: Store(settings)} if settings.sealed_url else {}


def store_of(session: AsyncSession) -> Store:
    """The store that a session of reception carries. Raises StoreClosed."""
    store: Store | None = session.info.get(NAME)
    if store is None:
        raise StoreClosed
    return store
