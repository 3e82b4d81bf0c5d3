"""The sealed database and its keys, as reception's process alone has them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.database import Beside, Database
from libs.kernel.settings import Settings
from services.reception.sealed.keyring import Keyring, StoreClosed

NAME = "sealed"


class Store:
    """Its own transactions: what is sealed or looked at is committed before anybody is told."""

    def __init__(self, settings: Settings) -> None:
        """Without an address or a key it stays closed, and who needs it is refused."""
        self.keys = Keyring(settings.seal_key)
        url = settings.sealed_url
        self._database = Database(url, "reception-sealed") if url and self.keys.newest else None

    def transaction(
        self, ward_id: str | None, scope: str = ""
    ) -> AbstractAsyncContextManager[AsyncSession]:
        """One transaction of one ward. Raises StoreClosed."""
        if self._database is None:
            raise StoreClosed
        return self._database.transaction(ward_id, scope)

    async def refuse_a_mighty_role(self) -> None:
        """Do not serve as a role that may pass the walls between wards."""
        if self._database is not None:
            await self._database.refuse_a_mighty_role()

    async def close(self) -> None:
        """Give back all connections."""
        if self._database is not None:
            await self._database.close()


def beside(settings: Settings) -> Mapping[str, Beside]:
    """What every session of reception carries."""
    return {NAME: Store(settings)}


def store_of(session: AsyncSession) -> Store:
    """The store that a session of reception carries. Raises StoreClosed."""
    store: Store | None = session.info.get(NAME)
    if store is None:
        raise StoreClosed
    return store
