"""What is published of a folder, in the vocabulary of OParl 1.1 (open data of meetings)."""
