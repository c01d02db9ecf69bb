"""What came back from Word → what was changed, and where that stands in the Markdown; pure."""
