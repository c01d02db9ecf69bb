"""Changes of the folder's own files, each proved by reading what would come of it."""
