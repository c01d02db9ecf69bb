"""What leaves the folder: mail drafts and packages for the diaries, as plain data and bytes."""
