"""What a release is made of, and by: python -m tools.release.

Everything that the workflow of a tag does is done here too: the wheel and the source, the folders
that are unpacked and run, what stands in them, their checksums, and a try of each.
"""
