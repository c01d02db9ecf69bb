"""Fuzzing of the readers, led by the lines of the program that were reached."""
