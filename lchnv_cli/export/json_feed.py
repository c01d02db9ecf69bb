"""The same feeds as JSON Feed 1.1 (jsonfeed.org), for programs that would rather read that."""

import json

from lchnv_cli.export.atom import Feed, moment_of


def json_feed(told: Feed) -> bytes:
    """Give the file; ``told.address`` is its own."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": told.title,
        "language": "sv",
        "home_page_url": told.page,
        "feed_url": told.address,
        "authors": [{"name": told.author}],
        "items": [
            {
                "id": each.address,
                "url": each.address,
                "title": each.title,
                "content_text": each.text or each.title,
                "date_published": moment_of(each.published),
                "date_modified": moment_of(each.updated),
            }
            for each in told.entries
        ],
    }
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode()
