"""The words of the house: frozen dataclasses on the standard library only; every other room may import them."""
