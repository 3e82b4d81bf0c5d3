"""Databases, roles and migrations of a service. Alembic does the work; here is how it is called.

A service's migrations are numbered (0001_register.py, 0002_…) and `HEAD` names the last.
`reception.sealed` is a store beside reception's database: database `sealed`, without a relay.
"""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from psycopg import sql
from sqlalchemy import Connection, MetaData, create_engine, text

from libs.kernel import tables
from libs.kernel.database import database_of, roles_of

HERE = Path(__file__).parent / "migrations"
LIMITS = (
    "SET statement_timeout = '15s'",
    "SET idle_in_transaction_session_timeout = '30s'",
    "SET lock_timeout = '5s'",
)


def create_database(superuser_url: str, service: str, passwords: Mapping[str, str]) -> None:
    """Make the roles and the database of a service; again changes only the passwords."""
    database = database_of(service)
    with psycopg.connect(superuser_url, autocommit=True) as db:
        for role in roles_of(service):
            name = f"{database}_{role}"
            exists = db.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
            verb = "ALTER" if exists else "CREATE"
            words = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD {}"
            db.execute(
                sql.SQL(verb + " ROLE {} " + words).format(
                    sql.Identifier(name), sql.Literal(passwords[role])
                )
            )
        for limit in LIMITS:
            db.execute(f"ALTER ROLE {database}_app {limit}")
        clone_database(db, database, service)


def clone_database(
    db: psycopg.Connection, name: str, service: str, template: str | None = None
) -> None:
    """A database `name` for `service`, empty or copied from another; nothing when it is there."""
    if db.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    owner, *others = (sql.Identifier(f"{database_of(service)}_{r}") for r in roles_of(service))
    base = sql.Identifier(template or "template1")
    name_ = sql.Identifier(name)
    db.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(name_, owner, base))
    db.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name_))
    db.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name_, sql.SQL(", ").join(others))
    )


def upgrade(service: str, owner_url: str, target: str = "head") -> None:
    """Bring a service's database to `target`; concurrent callers wait for one another."""
    with _locked(service, owner_url) as config:
        command.upgrade(config, target)


def downgrade(service: str, owner_url: str, target: str = "base") -> None:
    """Take a service's database back to `target`."""
    with _locked(service, owner_url) as config:
        command.downgrade(config, target)


def check(service: str, owner_url: str) -> None:
    """Raise when tables in code and tables in the database differ."""
    with _locked(service, owner_url) as config:
        command.check(config)


def draft(service: str, owner_url: str, title: str) -> Path:
    """Write the next numbered migration from what differs, and move HEAD to it."""
    folder = _folder(service)
    number = f"{len(list(folder.glob('0*.py'))) + 1:04}"
    with _locked(service, owner_url) as config:
        command.revision(config, message=title, rev_id=number, autogenerate=True)
    path = next(folder.glob(f"{number}_*.py"))
    (folder / "HEAD").write_text(path.stem + "\n")
    return path


def _folder(service: str) -> Path:
    module = importlib.import_module(f"services.{service}.tables")
    return Path(str(module.__file__)).parent / "migrations"


def _config(service: str, connection: Connection | None = None) -> Config:
    main = f"services.{service.partition('.')[0]}.main"
    importlib.import_module(main)  # brings the tables of every feature
    own: MetaData = importlib.import_module(f"services.{service}.tables").Base.metadata
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", str(_folder(service)))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    metadata = [own] if "." in service else [tables.kernel, own]
    config.attributes.update(connection=connection, metadata=metadata)
    return config


@contextmanager
def _locked(service: str, owner_url: str) -> Iterator[Config]:
    """One migrator per database. The lock is on its own connection and dies with its holder."""
    engine = create_engine(owner_url.replace("postgresql://", "postgresql+psycopg://", 1))
    try:
        with engine.connect() as lock, engine.connect() as connection:
            lock.execution_options(isolation_level="AUTOCOMMIT")
            lock.execute(text("SET lock_timeout = '120s'"))
            key = zlib.crc32(f"migrate:{service}".encode())
            lock.execute(text("SELECT pg_advisory_lock(:key)"), {"key": key})
            # Never queue behind a long read while holding up everybody else.
            connection.execute(text("SET lock_timeout = '5s'"))
            connection.commit()
            yield _config(service, connection)
    finally:
        engine.dispose()
