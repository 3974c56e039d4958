"""Exam papers from kept facts: compose them, check them, mark them; pure functions on values."""
