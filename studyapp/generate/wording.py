"""How each frame of full sentences is asked, as templates; frames of study notes have a file of their own."""

from __future__ import annotations

from studyapp.generate.template import Template

PROSE: tuple[Template, ...] = (Template("full-form", "long", "What does the abbreviation {short} stand for?"),)
