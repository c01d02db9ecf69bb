"""Lets a build be told where its project has its home; no address stands in the source."""

import os
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class Home(MetadataHookInterface):
    """Writes the addresses of the project in the metadata."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Take the repository that LCHNV_REPOSITORY names; without it there are no addresses."""
        home = os.environ.get("LCHNV_REPOSITORY", "").rstrip("/")
        pages = {"Källkod": "", "Ändringar": "/blob/main/CHANGELOG.md", "Fel och frågor": "/issues"}
        metadata["urls"] = {name: home + page for name, page in pages.items()} if home else {}
