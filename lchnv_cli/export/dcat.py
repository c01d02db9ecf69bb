"""The record by which the national register of open data finds ours (DCAT-AP-SE 3, RDF/XML).

It has what the profile demands and, of what it recommends, all that is known: nobody's mail address
stands in it, so it tells no contact.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DCAT = "http://www.w3.org/ns/dcat#"
_TERMS = "http://purl.org/dc/terms/"
_FOAF = "http://xmlns.com/foaf/0.1/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EU = "http://publications.europa.eu/resource/authority/"
_SPACES: Any = {"rdf": _RDF, "dcat": _DCAT, "dcterms": _TERMS, "foaf": _FOAF}
_THEMES = ("GOVE", "HEAL")  # government, health
_KEYWORDS = (
    "möten",
    "beslut",
    "dagordningar",
    "minnesanteckningar",
    "socialtjänst",
    "hälso- och sjukvård",
)


class Way(NamedTuple):
    """One way to have the data: its address, what it is, its media type and what it follows."""

    address: str
    title: str
    media: str
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What is told of the data: ``address`` is the site's, and ends with a slash."""

    address: str
    network: str
    publisher: str
    license: str
    issued: dt.date
    modified: dt.date
    ways: tuple[Way, ...]


def record(told: Record) -> bytes:
    """Give the file."""
    from lxml import etree  # noqa: PLC0415 - heavy

    root = etree.Element(f"{{{_RDF}}}RDF", nsmap=_SPACES)
    own = {name: f"{told.address}dcat.rdf#{name}" for name in ("katalog", "data", "utgivare")}
    catalog = _about(root, _DCAT, "Catalog", own["katalog"])
    _say(catalog, "title", f"Öppna data från {told.network}")
    _say(catalog, "description", f"Det som {told.network} har publicerat, som öppna data.")
    _lead(catalog, _DCAT, "dataset", own["data"])
    _lead(catalog, _TERMS, "license", told.license)
    _lead(catalog, _FOAF, "homepage", told.address)
    _lead(catalog, _DCAT, "themeTaxonomy", f"{_EU}data-theme")
    data = _about(root, _DCAT, "Dataset", own["data"])
    _say(data, "title", f"Möten, handlingar och beslut i {told.network}")
    _say(
        data,
        "description",
        "Möten med dagordningar, anteckningar, bilagor, ärenden, beslut och vilka som var med.",
    )
    for word in _KEYWORDS:
        _add(data, _DCAT, "keyword", word).set(_LANG, "sv")
    for theme in _THEMES:
        _lead(data, _DCAT, "theme", f"{_EU}data-theme/{theme}")
    _lead(data, _TERMS, "accessRights", f"{_EU}access-right/PUBLIC")
    _lead(data, _DCAT, "landingPage", told.address)
    for each in (catalog, data):
        _lead(each, _TERMS, "publisher", own["utgivare"])
        _lead(each, _TERMS, "language", f"{_EU}language/SWE")
        for name, day in (("issued", told.issued), ("modified", told.modified)):
            _add(each, _TERMS, name, str(day)).set(f"{{{_RDF}}}datatype", f"{_XSD}date")
    agent = _about(root, _FOAF, "Agent", own["utgivare"])
    _add(agent, _FOAF, "name", told.publisher)
    _lead(agent, _TERMS, "type", "http://purl.org/adms/publishertype/RegionalAuthority")
    for number, way in enumerate(told.ways, 1):
        _distribution(root, data, f"{told.address}dcat.rdf#{number}", way, told.license)
    whole = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return bytes(whole)


def _distribution(root: Any, data: Any, own: str, way: Way, license_: str) -> None:
    _lead(data, _DCAT, "distribution", own)
    each = _about(root, _DCAT, "Distribution", own)
    _say(each, "title", way.title)
    _lead(each, _DCAT, "accessURL", way.address)
    _add(each, _TERMS, "format", way.media)
    _lead(each, _TERMS, "license", license_)
    if way.follows:
        _lead(each, _TERMS, "conformsTo", way.follows)


def _about(root: Any, space: str, name: str, own: str) -> Any:
    each = _add(root, space, name, "")
    each.set(f"{{{_RDF}}}about", own)
    return each


def _say(near: Any, name: str, text: str) -> None:
    _add(near, _TERMS, name, text).set(_LANG, "sv")


def _lead(near: Any, space: str, name: str, address: str) -> None:
    _add(near, space, name, "").set(f"{{{_RDF}}}resource", address)


def _add(near: Any, space: str, name: str, text: str) -> Any:
    added = near.makeelement(f"{{{space}}}{name}")
    added.text = text or None
    near.append(added)
    return added
