"""The folder a command works in: opened, chosen from, printed, packed and changed."""
