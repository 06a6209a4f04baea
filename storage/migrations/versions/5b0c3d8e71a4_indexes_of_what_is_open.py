"""Indexes: only what is open is looked for by its day, so that settling an item moves nothing else about."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "5b0c3d8e71a4"
down_revision: str | None = "787a8fbac6ea"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.drop_index("ix_kickoff_item_state_due", table_name="kickoff_item")
    op.drop_index("ix_kickoff_item_kickoff_state", table_name="kickoff_item")
    is_open = sa.text("state = 'open'")
    op.create_index(
        "ix_kickoff_item_open", "kickoff_item", ["due_on"], sqlite_where=is_open, postgresql_where=is_open
    )
    op.create_index(op.f("ix_kickoff_item_kickoff_id"), "kickoff_item", ["kickoff_id"])

    op.drop_index(op.f("ix_kickoff_event_item_id"), table_name="kickoff_event")

    op.drop_index(op.f("ix_outbox_member_id"), table_name="outbox")
    has_member = sa.text("member_id IS NOT NULL")
    op.create_index(
        op.f("ix_outbox_member_id"),
        "outbox",
        ["member_id"],
        sqlite_where=has_member,
        postgresql_where=has_member,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_outbox_member_id"), table_name="outbox")
    op.create_index(op.f("ix_outbox_member_id"), "outbox", ["member_id"])

    op.create_index(op.f("ix_kickoff_event_item_id"), "kickoff_event", ["item_id"])

    op.drop_index(op.f("ix_kickoff_item_kickoff_id"), table_name="kickoff_item")
    op.drop_index("ix_kickoff_item_open", table_name="kickoff_item")
    op.create_index("ix_kickoff_item_kickoff_state", "kickoff_item", ["kickoff_id", "state"])
    op.create_index("ix_kickoff_item_state_due", "kickoff_item", ["state", "due_on"])
