"""When a card is asked again: pure functions on Memory; the only room that knows the fsrs package."""
