"""Files made of the folder: documents, prints, registers, calendars and open data."""
