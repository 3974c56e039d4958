"""The second face: what the window can do to a library, in words in a terminal."""

from studyapp.cli.main import run as run
