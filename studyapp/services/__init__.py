"""The verbs that a student knows; both faces call these and nothing below."""
