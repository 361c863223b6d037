"""Officers, their roles, sessions and second factors, and the log of what they do."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "sqlite": (
        "CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
        "CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$",
        "CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry "
        "FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()",
        "CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()",
    ),
}


def upgrade() -> None:
    make_the_log()
    make_officers()
    make_second_factors()


def make_the_log() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entry")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_entry_hash")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_action"), ["action"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_entry_officer_id"), ["officer_id"], unique=False)
    for statement in APPEND_ONLY.get(op.get_bind().dialect.name, ()):
        op.execute(statement)


def make_officers() -> None:
    op.create_table(
        "officer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("switched_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("totp_sealed", sa.String(), nullable=True),
        sa.Column("totp_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=True),
        sa.Column("oidc_issuer", sa.String(), nullable=True),
        sa.Column("oidc_subject", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer")),
        sa.UniqueConstraint("email", name=op.f("uq_officer_email")),
        sa.UniqueConstraint("oidc_issuer", "oidc_subject", name=op.f("uq_officer_oidc_issuer")),
    )
    with op.batch_alter_table("officer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_officer_authority"), ["authority"], unique=False)
    op.create_table(
        "officer_role",
        officer_id(),
        sa.Column("role", sa.String(), nullable=False),
        to_officer("officer_role"),
        sa.PrimaryKeyConstraint("officer_id", "role", name=op.f("pk_officer_role")),
    )
    op.create_table(
        "officer_session",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        officer_id(),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("second_factor_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("challenge", sa.String(), nullable=True),
        to_officer("officer_session"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_officer_session_token_hash")),
    )
    op.create_table(
        "officer_link",
        sa.Column("token_hash", sa.String(), nullable=False),
        officer_id(),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        to_officer("officer_link"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_officer_link")),
    )
    index_officers("officer_session", "officer_link")


def make_second_factors() -> None:
    op.create_table(
        "officer_recovery_code",
        officer_id(),
        sa.Column("code_hash", sa.String(), nullable=False),
        to_officer("officer_recovery_code"),
        sa.PrimaryKeyConstraint("officer_id", "code_hash", name=op.f("pk_officer_recovery_code")),
    )
    op.create_table(
        "officer_passkey",
        sa.Column("id", sa.String(), nullable=False),
        officer_id(),
        sa.Column("public_key", sa.String(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        to_officer("officer_passkey"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_passkey")),
    )
    op.create_table(
        "officer_attempts",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wait_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_officer_attempts")),
    )
    index_officers("officer_passkey")


def officer_id() -> sa.Column[str]:
    return sa.Column("officer_id", sa.String(), nullable=False)


def to_officer(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["officer_id"],
        ["officer.id"],
        name=op.f(f"fk_{table}_officer_id_officer"),
        ondelete="CASCADE",
    )


def index_officers(*tables: str) -> None:
    for table in tables:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(
                batch_op.f(f"ix_{table}_officer_id"), ["officer_id"], unique=False
            )


def downgrade() -> None:
    for table in (
        "officer_attempts",
        "officer_passkey",
        "officer_recovery_code",
        "officer_link",
        "officer_session",
        "officer_role",
        "officer",
        "audit_entry",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION IF EXISTS audit_entry_refuse()")
