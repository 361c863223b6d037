"""What officers make of gaps, searches that found nothing, and how fast EHC plans were issued."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ADDED = ("need", "district", "question")


def upgrade() -> None:
    with op.batch_alter_table("assistant_gap", schema=None) as batch_op:
        for name in ADDED:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=True))
    op.create_table(
        "empty_search",
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("searched_on", sa.Date(), nullable=False),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "authority", "searched_on", "need", "kind", "district", "words",
            name=op.f("pk_empty_search"),
        ),
    )  # fmt: skip
    op.create_table(
        "ehc_timeliness",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("la_code", sa.String(), nullable=True),
        sa.Column("plans", sa.String(), nullable=False),
        sa.Column("within", sa.String(), nullable=False),
        sa.Column("plans_ex", sa.String(), nullable=False),
        sa.Column("within_ex", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source", "area", "period", name=op.f("pk_ehc_timeliness")),
    )


def downgrade() -> None:
    op.drop_table("ehc_timeliness")
    op.drop_table("empty_search")
    with op.batch_alter_table("assistant_gap", schema=None) as batch_op:
        for name in reversed(ADDED):
            batch_op.drop_column(name)
