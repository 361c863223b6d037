"""What families could not find, whether answers helped, and requests to be called back."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assistant_gap",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_as", sa.String(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistant_gap")),
        sa.UniqueConstraint("form_key", name=op.f("uq_assistant_gap_form_key")),
    )
    with op.batch_alter_table("assistant_gap", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assistant_gap_authority"), ["authority"], unique=False)
    op.create_table(
        "assistant_rating",
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=False),
        sa.Column("helped", sa.Integer(), nullable=False),
        sa.Column("did_not_help", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("authority", "topic", "rated_on", name=op.f("pk_assistant_rating")),
    )
    op.create_table(
        "assistant_call_back",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("best_time", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistant_call_back")),
        sa.UniqueConstraint("form_key", name=op.f("uq_assistant_call_back_form_key")),
    )
    with op.batch_alter_table("assistant_call_back", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assistant_call_back_authority"), ["authority"], unique=False
        )


def downgrade() -> None:
    for table in ("assistant_call_back", "assistant_rating", "assistant_gap"):
        op.drop_table(table)
