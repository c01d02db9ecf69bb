"""A document in the browser with its findings beside it, kept up to date as files are saved."""
