"""What is shown right now: drawn again when a file changes, with word of it to who waits."""

import threading
from collections.abc import Callable

from lchnv_cli.preview.html_page import Page


class Session:
    """One page over time.

    ``look`` gives something that is another when a file has changed, and ``draw`` the page.
    ``draw`` never raises: what is wrong it shows.
    """

    def __init__(self, look: Callable[[], object], draw: Callable[[], Page]) -> None:
        self._look = look
        self._draw = draw
        self._drawing = threading.Lock()
        self._news = threading.Condition()
        self._closed = False
        self._waiting = 0
        self._seen = look()
        self._page = draw()

    @property
    def page(self) -> Page:
        """The page as it was last drawn."""
        return self._page

    @property
    def closed(self) -> bool:
        """Whether nobody will tell of changes any more."""
        return self._closed

    @property
    def watched(self) -> bool:
        """Whether somebody waits for another version."""
        return self._waiting > 0

    def refresh(self, *, changed: bool = False) -> Page:
        """Draw the page again if a file looks changed, or is known to be, and give it."""
        with self._drawing:
            seen = self._look()
            if changed or seen != self._seen:
                page = self._draw()
                self._seen = seen
                with self._news:
                    self._page = page
                    self._news.notify_all()
            return self._page

    def wait(self, version: str, seconds: float) -> Page:
        """Wait until the page is of another version, for some seconds at most, and give it."""
        with self._news:
            self._waiting += 1
            self._news.wait_for(lambda: self._closed or self._page.version != version, seconds)
            self._waiting -= 1
            return self._page

    def close(self) -> None:
        """Let everyone who waits go."""
        with self._news:
            self._closed = True
            self._news.notify_all()
