"""The folder found, read once and judged whole."""
