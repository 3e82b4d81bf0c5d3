"""The tables in code and in every database are the same, and can be undone and made again."""

from __future__ import annotations

import psycopg
import pytest

from libs.kernel import migrate, testing
from libs.kernel.database import database_of
from tools.embedded.postgres import EmbeddedPostgres
from tools.parts import DATABASES

# What belongs to no ward: the kernel's own tables, and the list of wards.
KERNEL = {"alembic_version", "position", "inbox"}
OPEN = dict.fromkeys(DATABASES, KERNEL) | {
    "directory": {*KERNEL, "ward"},
    "reception.sealed": {"alembic_version"},
}


@pytest.mark.parametrize("database", DATABASES)
def test_up_same_down_and_up_again(postgres: EmbeddedPostgres, database: str) -> None:
    url = postgres.url()
    testing.migrated(url, database)
    with testing.copy_of(url, database) as name:
        owner = testing.role_url(url, database, "owner", name)
        migrate.check(database, owner)
        migrate.downgrade(database, owner)
        with psycopg.connect(owner) as db:
            left = db.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
        migrate.upgrade(database, owner)
        migrate.check(database, owner)

    assert left == [("alembic_version",)]


@pytest.mark.parametrize("database", DATABASES)
def test_every_table_is_behind_the_wall_and_every_constraint_has_its_name(
    postgres: EmbeddedPostgres, database: str
) -> None:
    testing.migrated(postgres.url(), database)
    server, name = postgres.url().rsplit("/", 1)[0], database_of(database)
    with psycopg.connect(f"{server}/{name}") as db:
        open_tables = db.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE nspname = 'public' AND relkind = 'r' AND NOT relforcerowsecurity"
        ).fetchall()
        unnamed = db.execute(
            "SELECT conname FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid "
            "WHERE contype = 'c' AND NOT starts_with(conname, 'ck_' || relname || '_')"
        ).fetchall()

    assert {row[0] for row in open_tables} == OPEN[database]
    assert unnamed == []
