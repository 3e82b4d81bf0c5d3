"""Who is who: wards, units, accounts and appointments, sessions and keys, the committee."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from libs.kernel import schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ("unit", "account", "appointment", "sign_in", "trial", "api_key", "committee", "member")


def upgrade() -> None:
    schema.create_kernel_tables(op)
    _wards()
    _units()
    _accounts()
    _appointments()
    _sign_ins()
    _trials()
    _api_keys()
    _committees()
    _members()
    schema.protect(op, *TABLES)
    schema.open_to_all_wards(op, "ward")


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    op.drop_table("ward")
    schema.drop_kernel_tables(op)


def _wards() -> None:
    op.create_table(
        "ward",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("province_code", sa.Integer(), nullable=False),
        sa.Column("province_name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("onboarded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_ward")),
    )


def _units() -> None:
    op.create_table(
        "unit",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("community_house", sa.Text(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Uuid(), nullable=True),
        sa.Column("former_names", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('department', 'office', 'service_centre', 'school', 'neighbourhood', 'front', 'organisation', 'inspection_board', 'investment_board', 'steering_committee', 'party', 'council')",
            name=op.f("ck_unit_kind"),
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_parent_id")),
        sa.ForeignKeyConstraint(["successor_id"], ["unit.id"], name=op.f("fk_unit_successor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    op.create_index(op.f("ix_unit_ward_id"), "unit", ["ward_id"], unique=False)
    op.create_index(
        "uq_unit_open_name",
        "unit",
        ["ward_id", "name_key"],
        unique=True,
        postgresql_where=sa.text("closed_on IS NULL"),
    )


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("code_secret", sa.LargeBinary(), nullable=True),
        sa.Column("code_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code_last_step", sa.Integer(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("ward_id", "username", name=op.f("uq_account_ward_id_username")),
    )
    op.create_index(op.f("ix_account_ward_id"), "account", ["ward_id"], unique=False)


def _appointments() -> None:
    op.create_table(
        "appointment",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("roles", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_appointment_account_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_appointment_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index("ix_appointment_unit", "appointment", ["ward_id", "unit_id"], unique=False)
    op.create_index(op.f("ix_appointment_ward_id"), "appointment", ["ward_id"], unique=False)
    op.create_index(
        "uq_appointment_current",
        "appointment",
        ["ward_id", "account_id"],
        unique=True,
        postgresql_where=sa.text("until_on IS NULL"),
    )


def _sign_ins() -> None:
    op.create_table(
        "sign_in",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("needs_code", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sign_in_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("ward_id", "token_hash", name=op.f("uq_sign_in_ward_id_token_hash")),
    )
    op.create_index("ix_sign_in_account", "sign_in", ["ward_id", "account_id"], unique=False)
    op.create_index(op.f("ix_sign_in_ward_id"), "sign_in", ["ward_id"], unique=False)


def _trials() -> None:
    op.create_table(
        "trial",
        sa.Column("username_hash", sa.LargeBinary(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("wait_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trial")),
        sa.UniqueConstraint(
            "ward_id", "username_hash", name=op.f("uq_trial_ward_id_username_hash")
        ),
    )
    op.create_index(op.f("ix_trial_ward_id"), "trial", ["ward_id"], unique=False)


def _api_keys() -> None:
    op.create_table(
        "api_key",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("ward_id", "key_hash", name=op.f("uq_api_key_ward_id_key_hash")),
    )
    op.create_index(op.f("ix_api_key_ward_id"), "api_key", ["ward_id"], unique=False)


def _committees() -> None:
    op.create_table(
        "committee",
        sa.Column("decision_number", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
    )
    op.create_index(op.f("ix_committee_ward_id"), "committee", ["ward_id"], unique=False)
    op.create_index(
        "uq_committee_current",
        "committee",
        ["ward_id"],
        unique=True,
        postgresql_where=sa.text("ended_on IS NULL"),
    )


def _members() -> None:
    op.create_table(
        "member",
        sa.Column("committee_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ward_id", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "account_id IS NOT NULL OR unit_id IS NOT NULL", name=op.f("ck_member_somebody")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_member_account_id")),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_member_committee_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_member_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
    )
    op.create_index("ix_member_committee", "member", ["ward_id", "committee_id"], unique=False)
    op.create_index(op.f("ix_member_ward_id"), "member", ["ward_id"], unique=False)
