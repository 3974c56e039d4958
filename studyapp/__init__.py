"""StudyApp: an article becomes cards that are known on the exam day."""

__version__ = "0.1.0"
