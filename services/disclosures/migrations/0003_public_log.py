"""The public log, which begins with everything that was shown before there was one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from libs.kernel import clock, schema
from libs.kernel.ids import new_id
from libs.publiclog.entries import Act, Entry, shown_hash
from libs.publiclog.merkle import grown, leaf_hash

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = ("log_entry", "log_node")

APPEND_ONLY = """
CREATE FUNCTION log_refuse() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'the public log is append-only'
  USING ERRCODE = 'restrict_violation'; END $$
"""
NO_CHANGE = """
CREATE TRIGGER {name}_no_change BEFORE UPDATE OR DELETE ON {name}
  FOR EACH ROW EXECUTE FUNCTION log_refuse()
"""
NO_TRUNCATE = """
CREATE TRIGGER {name}_no_truncate BEFORE TRUNCATE ON {name}
  FOR EACH STATEMENT EXECUTE FUNCTION log_refuse()
"""

# History knows the order of all acts and, of a withdrawal, also the hour.
ACTS = """
SELECT h.ward_id, h.ward_seq, h.at, h.action, d.id, d.khoan, d.item, v.number, v.title, v.summary, v.body,
  v.document_number, v.document_on, v.file ->> 'sha256' AS sha256
FROM history h
JOIN disclosure d ON d.ward_id = h.ward_id AND d.id::text = h.object_id
JOIN version v ON v.ward_id = d.ward_id AND v.disclosure_id = d.id AND v.number =
  CASE h.action WHEN 'publish_disclosure' THEN (h.said::json ->> 'version')::int
  ELSE d.public_version END
WHERE h.action IN ('publish_disclosure', 'withdraw_disclosure')
UNION ALL
SELECT h.ward_id, h.ward_seq, h.at, h.action, q.id, o.khoan, o.item, 1, '', '', '',
  o.document_number, q.issued_on, q.sha256
FROM history h
JOIN quarterly_list q ON q.ward_id = h.ward_id AND q.id::text = h.object_id
JOIN obligation o ON o.ward_id = q.ward_id AND o.id = q.obligation_id
WHERE h.action = 'issue_quarterly_list'
ORDER BY ward_id, ward_seq
"""


def upgrade() -> None:
    _table(
        "log_entry",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.UniqueConstraint("ward_id", "sequence", name="uq_log_entry_ward_id_sequence"),
    )
    op.create_index("ix_log_entry_ward_id_subject_id", "log_entry", ["ward_id", "subject_id"])
    _table(
        "log_node",
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint(
            "ward_id", "level", "position", name="uq_log_node_ward_id_level_position"
        ),
    )
    schema.protect(op, *TABLES)
    op.execute(APPEND_ONLY)
    for name in TABLES:
        op.execute(f"REVOKE UPDATE, DELETE ON {name} FROM {schema.service_of(op)}_app")
        op.execute(NO_CHANGE.format(name=name))
        op.execute(NO_TRUNCATE.format(name=name))
    _begin_with_the_past()


def downgrade() -> None:
    for name in TABLES:
        op.drop_table(name)
    op.execute("DROP FUNCTION log_refuse()")


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_ward_id", name, ["ward_id"])


def _begin_with_the_past() -> None:
    acts = op.get_bind().execute(sa.text(ACTS)).all()
    now = clock.real_now()
    for ward, of_ward in groupby(acts, key=lambda act: act.ward_id):
        entries = list(_entries(ward, of_ward, now))
        op.bulk_insert(_rows("log_entry"), [_row(entry) for entry in entries])
        op.bulk_insert(_rows("log_node"), _nodes(ward, entries))


def _entries(ward: str, acts: Any, now: datetime) -> Iterator[Entry]:
    shown_before = set()
    for sequence, act in enumerate(acts, start=1):
        kind = {
            "publish_disclosure": Act.CORRECTED if act.id in shown_before else Act.PUBLISHED,
            "withdraw_disclosure": Act.WITHDRAWN,
            "issue_quarterly_list": Act.LISTED,
        }[act.action]
        shown_before.add(act.id)
        said = kind in (Act.PUBLISHED, Act.CORRECTED)
        yield Entry(
            sequence=sequence,
            ward=ward,
            act=kind,
            subject=act.id,
            version=act.number,
            khoan=act.khoan,
            item=act.item,
            document_number=act.document_number,
            document_on=act.document_on,
            shown_sha256=shown_hash(act.title, act.summary, act.body) if said else None,
            file_sha256=act.sha256 if kind is not Act.WITHDRAWN else None,
            happened_at=act.at.astimezone(UTC),
            recorded_at=now,
        )


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "id": new_id(),
        "ward_id": entry.ward,
        "sequence": entry.sequence,
        "subject_id": entry.subject,
        "version": entry.version,
        "text": entry.text,
    }


def _nodes(ward: str, entries: list[Entry]) -> list[dict[str, Any]]:
    kept: dict[Any, bytes] = {}
    for size, entry in enumerate(entries):
        kept |= grown(size, leaf_hash(entry.text.encode()), kept)
    return [
        {"id": new_id(), "ward_id": ward, "level": n.level, "position": n.position, "hash": value}
        for n, value in kept.items()
    ]


def _rows(name: str) -> sa.Table:
    """The table as it is made above, whatever the code says of it later."""
    return sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())
