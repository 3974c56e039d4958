"""Ship every package that there is, and the folders beside them as parts of the package; the rest is in pyproject.toml."""

from setuptools import find_packages, setup

setup(packages=[*find_packages(include=["studyapp", "studyapp.*"]), "studyapp._resources", "studyapp._seeds"])
