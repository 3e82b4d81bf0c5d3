"""The database of sealed letters is reached by its own part alone."""

from __future__ import annotations

import psycopg


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
