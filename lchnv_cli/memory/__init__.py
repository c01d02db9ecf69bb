"""What the network remembers: what became of each matter, and what is left to do."""
