"""The places of the window; each asks the library for itself and none calls another."""
