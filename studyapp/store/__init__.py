"""The library file: the only room that knows SQLAlchemy, Alembic and SQLite."""
