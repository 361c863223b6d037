"""Comments on the Local Offer, their way to publication, replies, actions and yearly reports."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    "comment_report_note",
    "comment_report",
    "comment_theme",
    "comment_action",
    "comment_step",
    "comment",
)


def upgrade() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=True),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("about_key", sa.String(), nullable=False),
        sa.Column("about_name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("flags", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text_gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_text", sa.String(), nullable=True),
        sa.Column("public_diff", sa.String(), nullable=True),
        sa.Column("redacted_by", sa.String(), nullable=True),
        sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withheld_reason", sa.String(), nullable=True),
        sa.Column("duplicate_of", sa.String(), nullable=True),
        sa.Column("reply", sa.String(), nullable=True),
        sa.Column("reply_by", sa.String(), nullable=True),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sa.UniqueConstraint("form_key", name=op.f("uq_comment_form_key")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        for column in ("about_key", "authority", "state"):
            batch_op.create_index(batch_op.f(f"ix_comment_{column}"), [column], unique=False)
    op.create_table(
        "comment_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("comment_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("from_state", sa.String(), nullable=False),
        sa.Column("to_state", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("stepped_at", sa.DateTime(timezone=True), nullable=False),
        _of_a_comment("comment_step"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment_step")),
    )
    op.create_table(
        "comment_action",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("comment_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        _of_a_comment("comment_action"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment_action")),
    )
    for table in ("comment_step", "comment_action"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(batch_op.f(f"ix_{table}_comment_id"), ["comment_id"])
    op.create_table(
        "comment_theme",
        sa.Column("comment_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("suggested", sa.Boolean(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        _of_a_comment("comment_theme"),
        sa.PrimaryKeyConstraint("comment_id", "code", name=op.f("pk_comment_theme")),
    )
    _reports()


def _of_a_comment(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["comment_id"],
        ["comment.id"],
        name=op.f(f"fk_{table}_comment_id_comment"),
        ondelete="CASCADE",
    )


def _reports() -> None:
    op.create_table(
        "comment_report",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment_report")),
        sa.UniqueConstraint("authority", "year", name=op.f("uq_comment_report_authority")),
    )
    op.create_table(
        "comment_report_note",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["comment_report.id"],
            name=op.f("fk_comment_report_note_report_id_comment_report"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment_report_note")),
    )
    with op.batch_alter_table("comment_report_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_report_note_report_id"), ["report_id"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
