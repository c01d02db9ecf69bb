"""A meeting's way from preparation to diary: its dates, its stages, and a year of them."""
