"""The steps from each format of a folder to the next."""
