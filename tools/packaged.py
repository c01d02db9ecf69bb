"""The arbetsordning that comes with the program, as docs/ tell of it: the last that it knows."""

import datetime as dt
from pathlib import Path

from lchnv_cli.work.opening.edition_shown import edition_shown, sentences_of

_SHOWN = edition_shown(Path(__file__).resolve().parent.parent, dt.date.max, "")
VALUES = _SHOWN.edition.told()
LEFT_OUT = _SHOWN.edition.dropped
SENTENCES = sentences_of(_SHOWN)
