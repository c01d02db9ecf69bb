"""What the specification of OParl 1.1 asks of objects, lists and a whole endpoint.

Written from the specification's own tables and text. Each property has what its value is:
text, url, bool, int, date, moment, a kind of object that stands inside, ``@Kind`` for the id of
one, ``list`` for the address of an external list of a kind, and brackets for several.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

Json = dict[str, Any]
SCHEMA = "https://schema.oparl.org/1.1/"
_COMMON = "id:url type:text license:url keyword:[text] created:moment modified:moment web:url"
_COMMON += " deleted:bool"
_OWN = {
    "System": "oparlVersion:text otherOparlVersions:[url] body:list=Body name:text"
    " contactEmail:text contactName:text website:url vendor:url product:url",
    "Body": "system:@System shortName:text name:text website:url licenseValidSince:moment"
    " oparlSince:moment ags:text rgs:text equivalent:[url] contactEmail:text contactName:text"
    " organization:list=Organization person:list=Person meeting:list=Meeting paper:list=Paper"
    " legislativeTerm:[LegislativeTerm] agendaItem:list=AgendaItem consultation:list=Consultation"
    " file:list=File locationList:list=Location legislativeTermList:list=LegislativeTerm"
    " membership:list=Membership classification:text location:Location"
    " mainOrganization:@Organization",
    "Organization": "body:@Body name:text membership:[@Membership] meeting:list=Meeting"
    " consultation:list=Consultation shortName:text post:[text] subOrganizationOf:@Organization"
    " organizationType:text classification:text startDate:date endDate:date website:url"
    " location:Location externalBody:@Body memberCount:int votingMemberCount:int",
    "Person": "body:@Body name:text familyName:text givenName:text formOfAddress:text affix:text"
    " title:[text] gender:text phone:[text] email:[text] location:@Location"
    " locationObject:Location status:[text] membership:[Membership] image:File life:text"
    " lifeSource:text",
    "Membership": "person:@Person organization:@Organization role:text votingRight:bool"
    " startDate:date endDate:date onBehalfOf:@Organization",
    "Meeting": "name:text meetingState:text cancelled:bool start:moment end:moment"
    " location:Location organization:[@Organization] participant:[@Person] invitation:File"
    " resultsProtocol:File verbatimProtocol:File auxiliaryFile:[File] agendaItem:[AgendaItem]",
    "AgendaItem": "meeting:@Meeting number:text order:int name:text public:bool"
    " consultation:@Consultation result:text resolutionText:text resolutionFile:File"
    " auxiliaryFile:[File] start:moment end:moment",
    "Paper": "body:@Body name:text reference:text date:date paperType:text relatedPaper:[@Paper]"
    " superordinatedPaper:[@Paper] subordinatedPaper:[@Paper] mainFile:File auxiliaryFile:[File]"
    " location:[Location] originatorPerson:[@Person] underDirectionOf:[@Organization]"
    " originatorOrganization:[@Organization] consultation:[Consultation]",
    "Consultation": "paper:@Paper agendaItem:@AgendaItem meeting:@Meeting"
    " organization:[@Organization] authoritative:bool role:text",
    "File": "name:text fileName:text mimeType:text date:date size:int sha1Checksum:text"
    " sha512Checksum:text text:text accessUrl:url downloadUrl:url externalServiceUrl:url"
    " masterFile:@File derivativeFile:[@File] fileLicense:url meeting:[@Meeting]"
    " agendaItem:[@AgendaItem] person:@Person paper:[@Paper]",
    "Location": "description:text geojson:object streetAddress:text room:text postalCode:text"
    " subLocality:text locality:text bodies:[@Body] organizations:[@Organization]"
    " persons:[@Person] meetings:[@Meeting] papers:[@Paper]",
    "LegislativeTerm": "body:@Body name:text startDate:date endDate:date",
}
FIELDS = {
    kind: dict(each.split(":", 1) for each in f"{_COMMON} {own}".split())
    for kind, own in _OWN.items()
}
# The schema asks for these, and the text for created and modified of every object.
_EVERY = {"id", "type", "created", "modified"}
REQUIRED = dict.fromkeys(FIELDS, _EVERY) | {
    "System": _EVERY | {"oparlVersion", "body"},
    "Body": _EVERY
    | {"name", "organization", "person", "meeting", "paper", "legislativeTerm", "agendaItem"}
    | {"consultation", "file", "locationList", "legislativeTermList", "membership"},
    "AgendaItem": _EVERY | {"order"},
    "File": _EVERY | {"accessUrl"},
}
# What an object needs not say where it stands inside the other.
_BACK = {
    "AgendaItem": {"meeting"},
    "Consultation": {"paper"},
    "File": {"meeting", "agendaItem", "paper"},
    "Location": {"meetings"},
    "Membership": {"person"},
}
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~%-]*)*")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def kind_of(each: Json) -> str:
    """Give an object's kind; none where its type is no such thing."""
    kind = str(each.get("type", "")).removeprefix(SCHEMA)
    return kind if each.get("type") == SCHEMA + kind and kind in FIELDS else ""


def wrong_with(each: Json) -> Iterator[str]:
    """Tell what is wrong with an object, and with those inside it."""
    kind = kind_of(each)
    if not kind:
        yield f"no type: {each.get('type')}"
        return
    yield from (f"{kind} lacks {name}" for name in sorted(REQUIRED[kind] - each.keys()))
    for name, value in each.items():
        if ":" in name:
            continue  # a maker's own
        if name not in FIELDS[kind]:
            yield f"{kind} has no {name}"
        elif value in ("", []) and name not in REQUIRED[kind]:
            yield f"{kind}.{name} says nothing"
        else:
            yield from (f"{kind}.{name}: {told}" for told in _wrong(FIELDS[kind][name], value))


def _wrong(what: str, value: Any) -> Iterator[str]:
    if what.startswith("["):
        if not isinstance(value, list):
            yield f"{value!r} is no list"
            return
        for each in value:
            yield from _wrong(what[1:-1], each)
    elif what in FIELDS:
        if not isinstance(value, dict) or kind_of(value) != what:
            yield f"{value!r} is no {what}"
        else:
            yield from wrong_with(value)
    elif not _PLAIN["url" if what[0] == "@" or what.startswith("list=") else what](value):
        yield f"{value!r} is no {what}"


def _is_day(value: Any) -> bool:
    try:
        return bool(str(dt.date.fromisoformat(value)) == value)
    except (ValueError, TypeError):
        return False


def _is_moment(value: Any) -> bool:
    try:
        return bool(_MOMENT.fullmatch(value)) and bool(dt.datetime.fromisoformat(value))
    except (ValueError, TypeError):
        return False


_PLAIN: Mapping[str, Any] = {
    "text": lambda value: isinstance(value, str),
    "url": lambda value: isinstance(value, str) and _URL.fullmatch(value) is not None,
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: type(value) is int,
    "object": lambda value: isinstance(value, dict),
    "date": _is_day,
    "moment": _is_moment,
}


class Client:
    """Somebody who knows an endpoint's first address and follows what it says."""

    def __init__(self, files: Mapping[str, bytes], start: str) -> None:
        """Take the files of the folder that lies where the first address points."""
        self.root = start.rpartition("/")[0] + "/"
        self._files, self.wrong = files, list[str]()
        self.objects: dict[str, Json] = {}
        self.lists: dict[str, list[Json]] = {}
        self._follow(start, "System")

    def _load(self, url: str) -> Json:
        data = self._files.get(url.removeprefix(self.root))
        if data is None:
            self.wrong.append(f"nothing at {url}")
            return {}
        found = json.loads(data.decode("utf-8"))
        assert isinstance(found, dict)
        return found

    def _follow(self, url: str, kind: str) -> Json:
        """Load an object and all that it leads to, once."""
        if url in self.objects:
            if self.objects[url] and kind_of(self.objects[url]) != kind:
                self.wrong.append(f"{url} is no {kind}")
            return self.objects[url]
        found = self.objects[url] = self._load(url)
        if not found:
            return found
        self.wrong += (f"{url}: {told}" for told in wrong_with(found))
        if found.get("id") != url or kind_of(found) != kind:
            self.wrong.append(f"{url} is {found.get('id')}, {found.get('type')}, and no {kind}")
        for name, value in found.items():
            what = FIELDS[kind].get(name, "")
            for each in value if what.startswith("[") else [value]:
                self._follow_value(what.strip("[]"), each)
        if kind == "File":
            self._open(found)
        return found

    def _follow_value(self, what: str, value: Any) -> None:
        if what.startswith("@"):
            self._follow(value, what[1:])
        elif what.startswith("list="):
            self._page(value, what.removeprefix("list="))
        elif what in FIELDS:
            alone = self._follow(value["id"], what)
            if value != {k: v for k, v in alone.items() if k not in _BACK.get(what, ())}:
                self.wrong.append(f"{value['id']} is another inside than alone")

    def _open(self, file: Json) -> None:
        data = self._files.get(file["accessUrl"].removeprefix(self.root), b"")
        told = file.get("size"), file.get("sha512Checksum")
        if told != (len(data), hashlib.sha512(data).hexdigest()):
            self.wrong.append(f"{file['id']} tells another file")

    def _page(self, first: str, kind: str) -> None:
        """Read a list to its end."""
        if first in self.lists:
            return
        found = self.lists[first] = []
        url, page, told = first, 0, {}
        while url:
            page, told = page + 1, self._load(url)
            links, pagination = told.get("links", {}), told.get("pagination", {})
            if set(told) != {"data", "pagination", "links"} or links.get("self") != url:
                self.wrong.append(f"{url} is no page of a list")
            if pagination.get("currentPage") != page or links.get("first") != first:
                self.wrong.append(f"{url} is another page than it says")
            if not told.get("data") and page > 1:
                self.wrong.append(f"{url} is an empty page")
            found += told.get("data", [])
            if len(found) > pagination["elementsPerPage"] * page:
                self.wrong.append(f"{url} has more than it says")
            url = links.get("next", "")
        if (told["pagination"]["totalElements"], told["pagination"]["totalPages"]) != (
            len(found),
            page,
        ):
            self.wrong.append(f"{first} has another length than it says")
        for each in found:
            if each != self._follow(each["id"], kind):
                self.wrong.append(f"{each['id']} is another in {first}")

    def of(self, kind: str) -> list[Json]:
        """Give every object of a kind."""
        return [each for each in self.objects.values() if each and kind_of(each) == kind]
