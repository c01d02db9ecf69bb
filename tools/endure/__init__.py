"""The long test: everything hostile that we could think of, by dice, for as long as one has."""
