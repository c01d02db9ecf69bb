"""Model to findings: one file per fault."""
