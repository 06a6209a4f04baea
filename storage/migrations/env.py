"""Run by Alembic for every command. The connection and the tables come from storage/schema.py."""

from alembic import context

from storage.schema import render_type

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    # SQLite cannot alter most things in place: there the same migration rebuilds the table.
    render_as_batch=True,
    compare_type=True,
    render_item=render_type,
)
with context.begin_transaction():
    context.run_migrations()
