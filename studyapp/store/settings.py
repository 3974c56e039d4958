"""Read and write the student's settings."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import Session

from studyapp.store.tables import SettingRow


def get(session: Session, name: str) -> str | None:
    """Return the setting, or None."""
    return session.scalar(select(SettingRow.value).where(SettingRow.name == name))


def every(connection: Connection) -> dict[str, str]:
    """Return all settings, by name."""
    rows = connection.exec_driver_sql("SELECT name, value FROM settings")
    return {row.name: row.value for row in rows}


def put(session: Session, name: str, value: str) -> None:
    """Store the setting."""
    if get(session, name) is None:
        session.execute(insert(SettingRow).values(name=name, value=value))
    else:
        session.execute(update(SettingRow).where(SettingRow.name == name).values(value=value))
