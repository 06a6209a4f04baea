"""Roles on their way, and people forgotten."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "d5319580e887"
down_revision: str | None = "f1a21c2af4a6"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "erased",
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_erased")),
    )
    op.create_table(
        "role_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("in_return", sa.String(length=40), nullable=True),
        sa.Column("giver_id", sa.Integer(), nullable=True),
        sa.Column("taker_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lapses_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["giver_id"], ["member.id"], name=op.f("fk_role_offer_giver_id_member")),
        sa.ForeignKeyConstraint(["taker_id"], ["member.id"], name=op.f("fk_role_offer_taker_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_offer")),
    )
    with op.batch_alter_table("role_offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_offer_giver_id"), ["giver_id"], unique=False)
        batch_op.create_index("ix_role_offer_state_lapses_on", ["state", "lapses_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_offer_taker_id"), ["taker_id"], unique=False)

    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.add_column(sa.Column("installed_by", sa.String(length=100), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.drop_column("installed_by")

    with op.batch_alter_table("role_offer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_offer_taker_id"))
        batch_op.drop_index("ix_role_offer_state_lapses_on")
        batch_op.drop_index(batch_op.f("ix_role_offer_giver_id"))

    op.drop_table("role_offer")
    op.drop_table("erased")
