"""The language server: what the program knows, told while a text is typed; no rules of its own."""
