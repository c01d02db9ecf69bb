"""The folder a command works in, by what is done with it. No room asks one that stands after it.

keeping remembers from run to run, opening reads the folder and judges it, choosing finds what a
command line names, making writes files of it, changing edits its documents, sending drafts mails.
"""
