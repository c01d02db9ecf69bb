"""What a command line names: documents, meetings, points, days and principals."""
