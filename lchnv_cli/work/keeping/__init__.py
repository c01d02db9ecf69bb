"""What one run keeps for the next, and what several runs add to at once."""
