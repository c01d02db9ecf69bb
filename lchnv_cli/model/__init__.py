"""What the documents say, as plain data. Standard library only."""
