"""The tables in code and in the database are the same, and can be undone and made again."""

from __future__ import annotations

from pathlib import Path

import psycopg

from libs.kernel import migrate, testing
from services.disclosures import tables

FOLDER = Path(tables.__file__).parent / "migrations"


def test_up_same_down_and_up_again(migrated: str) -> None:
    with testing.copy_of(migrated, "disclosures") as name:
        owner = testing.role_url(migrated, "disclosures", "owner", name)
        migrate.check("disclosures", owner)
        migrate.downgrade("disclosures", owner)
        with psycopg.connect(owner) as db:
            left = db.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
        migrate.upgrade("disclosures", owner)
        migrate.check("disclosures", owner)

    assert left == [("alembic_version",)]


def test_every_table_is_behind_the_wall_and_every_constraint_has_its_name(migrated: str) -> None:
    with psycopg.connect(migrated.rsplit("/", 1)[0] + "/disclosures") as db:
        open_tables = db.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE nspname = 'public' AND relkind = 'r' AND NOT relforcerowsecurity"
        ).fetchall()
        checks = db.execute("SELECT conname FROM pg_constraint WHERE contype = 'c'").fetchall()

    assert {row[0] for row in open_tables} == {"alembic_version", "position", "inbox"}
    assert {row[0] for row in checks} >= {
        "ck_disclosure_state",
        "ck_obligation_raised_by",
        "ck_place_kind",
        "ck_posting_state",
    }


def test_head_names_the_newest_migration() -> None:
    newest = sorted(FOLDER.glob("0*.py"))[-1].stem

    assert (FOLDER / "HEAD").read_text().strip() == newest
