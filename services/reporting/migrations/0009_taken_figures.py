"""A figure by hand knows the part it was taken from, and a part the name it was taken under."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# What was taken before is found by what it was copied from: nothing else has its moment.
FIGURES = """
UPDATE manual_figure SET part_id = entry.part_id, part_figure_id = entry.id
FROM unit_figure AS entry, unit_part AS part, report
WHERE part.id = entry.part_id AND report.id = manual_figure.report_id
  AND report.period_id = part.period_id AND entry.taken_into IS NOT NULL
  AND manual_figure.ward_id = entry.ward_id
  AND manual_figure.entered_at = entry.entered_at AND manual_figure.entered_by = entry.entered_by
  AND manual_figure.value = entry.value AND manual_figure.unit = entry.unit
  AND starts_with(manual_figure.title, entry.title)
"""
NAMES = """
UPDATE unit_part SET taken_as = unit.name FROM unit
WHERE unit.id = unit_part.unit_id AND unit.ward_id = unit_part.ward_id
  AND unit_part.taken_into IS NOT NULL
"""


def upgrade() -> None:
    for name in ("part_id", "part_figure_id"):
        op.add_column("manual_figure", sa.Column(name, sa.Uuid()))
    op.add_column("unit_part", sa.Column("taken_as", sa.Text(), server_default="", nullable=False))
    op.alter_column("unit_part", "taken_as", server_default=None)
    op.execute(FIGURES)
    op.execute(NAMES)


def downgrade() -> None:
    op.drop_column("unit_part", "taken_as")
    for name in ("part_figure_id", "part_id"):
        op.drop_column("manual_figure", name)
