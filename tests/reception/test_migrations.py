"""The tables in code and in the databases are the same, and can be undone and made again."""

from __future__ import annotations

import psycopg
import pytest

from libs.kernel import migrate, testing

OPEN = {
    "reception": {"alembic_version", "position", "inbox"},
    "reception.sealed": {"alembic_version"},
}


@pytest.mark.parametrize("database", OPEN)
def test_up_same_down_and_up_again(migrated: str, database: str) -> None:
    with testing.copy_of(migrated, database) as name:
        owner = testing.role_url(migrated, database, "owner", name)
        migrate.check(database, owner)
        migrate.downgrade(database, owner)
        with psycopg.connect(owner) as db:
            left = db.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
        migrate.upgrade(database, owner)
        migrate.check(database, owner)

    assert left == [("alembic_version",)]


@pytest.mark.parametrize("database", OPEN)
def test_every_table_is_behind_the_wall(migrated: str, database: str) -> None:
    server, name = migrated.rsplit("/", 1)[0], migrate.database_of(database)
    with psycopg.connect(f"{server}/{name}") as db:
        open_tables = db.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE nspname = 'public' AND relkind = 'r' AND NOT relforcerowsecurity"
        ).fetchall()

    assert {row[0] for row in open_tables} == OPEN[database]


def test_nobody_else_reaches_the_sealed_database(migrated: str) -> None:
    server = migrated.rsplit("/", 1)[0]
    with psycopg.connect(f"{server}/sealed") as db:
        roles = db.execute(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE '%\\_app' OR rolname LIKE '%\\_relay'"
            " OR rolname LIKE '%\\_owner'"
        ).fetchall()
        reach = [
            role
            for (role,) in roles
            if db.execute(
                "SELECT has_database_privilege(%s, 'sealed', 'CONNECT')", [role]
            ).fetchone()
            == (True,)
        ]

    assert sorted(reach) == ["sealed_app", "sealed_owner"]
