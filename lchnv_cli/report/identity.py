"""A name for a finding that stays the same when the document is edited elsewhere."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from lchnv_cli.model.finding import Finding
from lchnv_cli.model.late_pattern import late

_NUMBER = late(r"\d+")


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return a unique fingerprint for each finding, in their order.

    Neither lines nor the numbers in messages take part, because both move from day to day.
    Findings alike in everything else are told apart by their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    prints = []
    for finding in findings:
        kind = (finding.file.as_posix(), finding.rule, _NUMBER.sub("#", finding.message))
        seen[kind] += 1
        key = "\0".join((*kind, str(seen[kind])))
        prints.append(sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return prints
