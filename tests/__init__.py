"""The tests: what is promised is proven here."""
