"""The XHTML tree to files."""
