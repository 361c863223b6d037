"""Invitations that cannot be joined to answers, and the answers of families."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = (
    "response_total",
    "response_text",
    "response",
    "invitation_guess",
    "spent",
    "invitation",
    "invitation_cohort",
    "invitation_batch",
)


def upgrade() -> None:
    invitations()
    answers()


def invitations() -> None:
    op.create_table(
        "invitation_batch",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=True),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("issued", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_by", sa.String(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_batch")),
        sa.UniqueConstraint("prefix", name=op.f("uq_invitation_batch_prefix")),
        sa.UniqueConstraint("form_key", name=op.f("uq_invitation_batch_form_key")),
    )
    op.create_table(
        "invitation_cohort",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("issued", sa.Integer(), nullable=False),
        sa.Column("small", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["invitation_batch.id"],
            name=op.f("fk_invitation_cohort_batch_id_invitation_batch"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_cohort")),
    )
    op.create_table(
        "invitation",
        sa.Column("h1", sa.String(), nullable=False),
        sa.Column("cohort_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"],
            ["invitation_cohort.id"],
            name=op.f("fk_invitation_cohort_id_invitation_cohort"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("h1", name=op.f("pk_invitation")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "spent",
        sa.Column("h2", sa.String(), nullable=False),
        sa.Column("forget_month", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("h2", name=op.f("pk_spent")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "invitation_guess",
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("hour", sa.String(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["invitation_batch.id"],
            name=op.f("fk_invitation_guess_batch_id_invitation_batch"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("batch_id", "hour", name=op.f("pk_invitation_guess")),
    )
    index("invitation_batch", "authority")
    index("invitation_cohort", "batch_id")
    index("invitation", "cohort_id")


def answers() -> None:
    op.create_table(
        "response",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("coded", sa.Boolean(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("small", sa.Boolean(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("scale", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("receipt_hash", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint("receipt_hash", name=op.f("uq_response_receipt_hash")),
        sa.UniqueConstraint("form_key", name=op.f("uq_response_form_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "response_text",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("receipt_hash", sa.String(), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response_text")),
        sa.UniqueConstraint("receipt_hash", name=op.f("uq_response_text_receipt_hash")),
        sqlite_with_rowid=False,
    )
    key = ("authority", "instrument", "version", "month", "channel", "scale", "question", "value")
    numbers = {"version", "scale"}
    op.create_table(
        "response_total",
        *(
            sa.Column(one, sa.Integer() if one in numbers else sa.String(), nullable=False)
            for one in key
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(*key, name=op.f("pk_response_total")),
    )
    index("response", "authority")
    index("response_text", "authority")


def index(table: str, column: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
