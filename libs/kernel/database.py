"""A service's database: one ward per transaction, enforced by PostgreSQL itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from typing import Any

import asyncpg
from sqlalchemy import Table, event, func, insert, select, text
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction, UOWTransaction

from libs.kernel import clock, tables

# Of each service: one migrates, one serves a ward at a time, one relays the outbox.
ROLES = ("owner", "app", "relay")

BIND = text("SELECT set_config('app.ward_id', :ward, true), set_config('app.scope', :scope, true)")
TELL = insert(tables.outbox).inline()
NOTE = insert(tables.history).inline()

# SQLSTATE: connection, deadlock or serialisation, no resources, lock timeout, shutting down.
OUTAGES = ("08", "40", "53", "55P03", "57P")
# A statement that took too long: the fault of what asked, of which others must not suffer.
TOO_SLOW = "57014"


def is_outage(error: BaseException) -> bool:
    """Whether the database is away or busy, so that the same again may succeed."""
    cause = getattr(error, "orig", None) or error
    # No connection was free in time, or it was closed under us.
    gone = isinstance(cause, OSError | PoolTimeout | asyncpg.InterfaceError)
    if gone or getattr(error, "connection_invalidated", False):
        return True
    return (getattr(cause, "sqlstate", None) or "").startswith(OUTAGES)


class NoWard(RuntimeError):
    """A transaction was opened without saying for which ward: refused before any SQL is sent."""


class WardSession(Session):
    """The synchronous half of a session; the hooks below hang on it."""


@event.listens_for(WardSession, "after_begin")
def _bind_ward(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    if transaction.nested:
        return  # a savepoint inherits the ward
    ward, scope = session.info.get("ward_id"), session.info.get("scope", "")
    if ward is None and not scope:
        raise NoWard
    connection.execute(BIND, {"ward": ward or "", "scope": scope})


@event.listens_for(WardSession, "before_flush")
def _fill_ward(session: Session, flush: UOWTransaction, instances: object) -> None:
    for row in session.new:
        if isinstance(row, tables.OfWard):
            row.ward_id = session.info["ward_id"]


@event.listens_for(WardSession, "before_commit")
def _write_what_was_said(session: Session) -> None:
    """Events and history go in last: the lock that orders a ward's history is held shortest."""
    session.flush()
    _write_rows(session)
    if told := session.info.pop("told", None):
        session.connection().execute(TELL, told)
    if said := session.info.pop("said", None):
        session.connection().execute(NOTE, said)


@event.listens_for(WardSession, "do_orm_execute")
def _read_what_was_written(state: ORMExecuteState) -> None:
    """Whoever reads in the same transaction sees the rows that were to be written later."""
    if state.is_select:
        _write_rows(state.session)


def _write_rows(session: Session) -> None:
    for table, rows in session.info.pop("rows", {}).items():
        session.execute(insert(table).inline(), rows)


def database_of(service: str) -> str:
    """The name of its database, and what the names of its roles begin with."""
    return service.rpartition(".")[2]


def roles_of(service: str) -> tuple[str, ...]:
    """The roles of a service, or of a store beside one."""
    return ROLES[:2] if "." in service else ROLES


class Database:
    """The connections of one service, as its app role."""

    def __init__(
        self,
        url: str,
        application: str,
        beside: Mapping[str, Database] = MappingProxyType({}),
        **options: Any,
    ) -> None:
        """`application` is shown in pg_stat_activity; every session carries the stores `beside`."""
        self.beside = beside
        self.engine = create_async_engine(
            url.replace("postgresql://", "postgresql+asyncpg://", 1),
            # No overflow: connections beyond the pool would be opened and closed all the time.
            pool_size=options.pop("pool_size", 10),
            max_overflow=0,
            pool_recycle=1800,
            hide_parameters=True,  # an error must not quote what somebody wrote
            connect_args={"server_settings": {"application_name": application, "jit": "off"}},
            **options,
        )
        self._new = async_sessionmaker(
            self.engine, sync_session_class=WardSession, expire_on_commit=False
        )

    def session(self, ward_id: str | None, scope: str = "") -> AsyncSession:
        """A session bound to one ward; with scope "bus" and no ward it sees no ward's rows."""
        return self._new(info={**self.beside, "ward_id": ward_id, "scope": scope})

    @asynccontextmanager
    async def transaction(
        self, ward_id: str | None, scope: str = ""
    ) -> AsyncIterator[AsyncSession]:
        """One transaction: committed at the end of the block, rolled back when it raises."""
        async with self.session(ward_id, scope) as session, session.begin():
            yield session

    async def refuse_a_mighty_role(self) -> None:
        """Row-level security binds neither superusers nor BYPASSRLS roles: do not serve as one."""
        async with self.engine.connect() as connection:
            mighty = await connection.scalar(
                text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
            )
        if mighty:
            raise RuntimeError("the database role may pass row-level security; use <service>_app")
        for store in self.beside.values():
            await store.refuse_a_mighty_role()

    async def close(self) -> None:
        """Give back all connections."""
        await self.engine.dispose()
        for store in self.beside.values():
            await store.close()


def write_later(session: AsyncSession, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert `rows` all at once when the transaction ends or turns to another ward.

    For who hears thousands of events: past the unit of work, many events in one statement.
    """
    session.info.setdefault("rows", {}).setdefault(table, []).extend(rows)


async def bind_ward(session: AsyncSession, ward_id: str) -> None:
    """Turn a running "bus" transaction to another ward: a batch of messages visits many."""
    await session.run_sync(_write_what_was_said)  # under the ward it was said in
    session.expunge_all()
    session.info["ward_id"] = ward_id
    await session.execute(BIND, {"ward": ward_id, "scope": session.info.get("scope", "")})


async def one_at_a_time(session: AsyncSession, what: str) -> None:
    """Wait until nobody else of this ward and service does the same; held until the commit."""
    key = func.hashtextextended(f"{session.info['ward_id']}/{what}", 0)
    await session.execute(select(func.pg_advisory_xact_lock(key)))


async def remember_ward(session: AsyncSession) -> None:
    """Note that this service works for the session's ward: its jobs will visit it."""
    statement = upsert(tables.tenant).values(ward_id=session.info["ward_id"], since=clock.now())
    await session.execute(statement.on_conflict_do_nothing())
