"""The tables in code and in the database are the same, and can be undone and made again."""

from __future__ import annotations

import psycopg

from libs.kernel import migrate, testing


def test_up_same_down_and_up_again(migrated_url: str) -> None:
    with testing.copy_of(migrated_url, "reporting") as name:
        owner = testing.role_url(migrated_url, "reporting", "owner", name)
        migrate.check("reporting", owner)
        migrate.downgrade("reporting", owner)
        with psycopg.connect(owner) as db:
            left = db.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
        migrate.upgrade("reporting", owner)
        migrate.check("reporting", owner)

    assert left == [("alembic_version",)]
