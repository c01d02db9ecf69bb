"""Model to documents: XHTML for the exports, Markdown for the drafts."""
