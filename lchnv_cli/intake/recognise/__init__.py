"""Neutral blocks → the document that they are, and what could not be known of it."""
