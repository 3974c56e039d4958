"""From Facts to Drafts: wording, gates and choice of question and cloze cards."""
