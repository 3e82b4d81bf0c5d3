"""A decision of each neighbourhood on a matter of the whole ward, and the ward's own paper."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

OLD_KEY = "uq_decision_paper_ward_id_matter_id"
KEY = "uq_decision_paper_ward_id_matter_id_unit_id"
SENT = """
UPDATE decision_paper AS paper SET unit_id = round.unit_id FROM round
WHERE round.id = paper.round_id AND round.ward_id = paper.ward_id;
UPDATE decision_paper AS paper SET sent_on = (sending.said::json ->> 'on')::date
FROM history AS sending
WHERE sending.object_id = paper.matter_id::text AND sending.ward_id = paper.ward_id
AND sending.action = 'send_matter'
"""
# Nobody owed the decision of one neighbourhood on a matter of the whole ward before: none is late.
OWED_NOTHING = "UPDATE round SET told_late = true WHERE counted_on IS NOT NULL"


def upgrade() -> None:
    op.add_column("decision_paper", sa.Column("unit_id", sa.Uuid()))
    op.add_column("decision_paper", sa.Column("sent_on", sa.Date()))
    for statement in SENT.split(";"):
        op.execute(statement)
    op.alter_column("decision_paper", "round_id", nullable=True)
    op.create_check_constraint(
        "ck_decision_paper_counted", "decision_paper", "(unit_id IS NULL) = (round_id IS NULL)"
    )
    op.drop_constraint(OLD_KEY, "decision_paper")
    columns = ["ward_id", "matter_id", "unit_id"]
    op.create_unique_constraint(KEY, "decision_paper", columns, postgresql_nulls_not_distinct=True)
    told: sa.Column[bool] = sa.Column(
        "told_late", sa.Boolean(), server_default="false", nullable=False
    )
    op.add_column("round", told)
    op.alter_column("round", "told_late", server_default=None)
    op.execute(OWED_NOTHING)


def downgrade() -> None:
    op.drop_column("round", "told_late")
    op.drop_constraint(KEY, "decision_paper")
    op.execute("DELETE FROM decision_paper WHERE unit_id IS NULL")
    op.drop_constraint("ck_decision_paper_counted", "decision_paper")
    op.alter_column("decision_paper", "round_id", nullable=False)
    op.drop_column("decision_paper", "sent_on")
    op.drop_column("decision_paper", "unit_id")
    op.create_unique_constraint(OLD_KEY, "decision_paper", ["ward_id", "matter_id"])
