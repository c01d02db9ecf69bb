"""What goes out by mail: drafts of letters and packages, and that they were sent."""
