"""A document that went up to the leaders is told by what is owed, not by the task behind it."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NAME, TABLE = "ck_notification_kind", "notification"
BEFORE = (
    "'task', 'urging', 'petition', 'feedback', 'obligation', 'part', 'recommendation', "
    "'information', 'period', 'gone_up', 'plan', 'plan_back', 'unit_plan', 'disclosure_plan', "
    "'report'"
)


def upgrade() -> None:
    _only(f"{BEFORE}, 'document_up'")


def downgrade() -> None:
    op.execute("DELETE FROM notification WHERE kind = 'document_up'")
    _only(BEFORE)


def _only(words: str) -> None:
    op.drop_constraint(NAME, TABLE, type_="check")
    op.create_check_constraint(NAME, TABLE, f"kind IN ({words})")
