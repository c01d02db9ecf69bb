"""Word, OpenDocument, web pages, text and PDF → neutral blocks that no format is seen in."""
