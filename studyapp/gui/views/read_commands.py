"""What can be done in the reader, as a table of words, keys and hints."""

from __future__ import annotations

from studyapp.gui.actions import Command

NEXT = Command("&Next", ("J",), "Go to the next card in the text")
PREVIOUS = Command("P&revious", ("K",), "Go to the card before")
ACCEPT = Command("&Accept", ("A",), "Keep this draft as a card")
REJECT = Command("Re&ject", ("X",), "Drop this draft; it never comes again")
EDIT = Command("&Edit…", ("E", "F2"), "Change the wording")
PAUSE = Command("&Pause", ("P",), "Let this card rest until you wake it, or wake it")
WHY = Command("&Why then?", ("W",), "How well it is known, and why it comes then")
OVERTAKEN = Command("&Overtaken…", ("O",), "Say that a newer fact has taken its place, or that it is still true")
DELETE = Command("Delete", ("Del",), "Delete this card")
LEAVE_BLANK = Command("Leave &blank", ("C",), "Make a card with the chosen words left blank")
ASK = Command("Ask a &question", ("Q",), "Make a card whose answer are the chosen words")
SENTENCE = Command("Choose &sentence", ("S",), "Choose the sentence at the cursor")
FIND = Command("&Find", ("Ctrl+F", "/"), "Find words in this article")
LESS_SURE = Command("&Less sure too", ("D",), "Show drafts too that should be checked against the article")
LEFT_OUT = Command("Left out, and wh&y", ("L",), "See what was not made into a card, with the reasons")
TAKE_BACK = Command("&Take back", ("Ctrl+Z", "U"), "Undo the last act")
