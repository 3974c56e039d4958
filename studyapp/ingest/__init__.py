"""From a file or a clipboard to an Article: one read_* function a kind, chosen by suffix."""
