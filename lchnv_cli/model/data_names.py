"""The files of facts beside the documents, which nothing else rests on."""

from pathlib import PurePosixPath

GROUPS_FILE = PurePosixPath("meetings/grupper.yaml")
AGREEMENTS_FILE = PurePosixPath("meetings/överenskommelser.yaml")
DATA_FILES = (GROUPS_FILE, AGREEMENTS_FILE)
