"""The tables in code and in the database are the same, and can be undone and made again."""

from __future__ import annotations

import psycopg

from libs.kernel import migrate, testing


def test_up_same_down_and_up_again(migrated: str) -> None:
    with testing.copy_of(migrated, "inspections") as name:
        owner = testing.role_url(migrated, "inspections", "owner", name)
        migrate.check("inspections", owner)
        migrate.downgrade("inspections", owner)
        with psycopg.connect(owner) as db:
            left = db.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
        migrate.upgrade("inspections", owner)
        migrate.check("inspections", owner)

    assert left == [("alembic_version",)]


def test_every_table_is_behind_the_wall(migrated: str) -> None:
    with psycopg.connect(migrated.rsplit("/", 1)[0] + "/inspections") as db:
        open_tables = db.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE nspname = 'public' AND relkind = 'r' AND NOT relforcerowsecurity"
        ).fetchall()

    assert {row[0] for row in open_tables} == {"alembic_version", "position", "inbox"}
