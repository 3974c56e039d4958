"""How the tables came to be what they are, one step a file; Alembic runs these when an older library is opened."""
