"""What the terminal shows, and the options that mean the same in every command."""
