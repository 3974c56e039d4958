"""The desktop face: the only room that knows PySide6."""
