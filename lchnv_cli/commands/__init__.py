"""The edge: arguments, clock, terminal and exit codes. One file per command."""
