"""The bill of materials of a folder, in CycloneDX: what it ships, by which licences."""

import datetime as dt
import uuid
from collections.abc import Mapping

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import canonicalize_name

from tools.release.shipped import OWN, Shipped

_SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, OWN)


def bill(shipped: list[Shipped], sums: Mapping[str, str], made: dt.datetime) -> str:
    """Write the bill, with the SHA-256 of what each thing came in, by its name where it is known.

    The same things give the same bytes, so its number is made of them.
    """
    own, *others = [_component(each, sums) for each in shipped]
    told = "\n".join(f"{each.name}=={each.version}" for each in shipped)
    bom = Bom(
        components=others,
        serial_number=uuid.uuid5(_SPACE, told),
        metadata=BomMetaData(component=own, timestamp=made),
    )
    bom.register_dependency(own, others)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _component(each: Shipped, sums: Mapping[str, str]) -> Component:
    make = LicenseFactory()
    name = each.licence.name
    licence = make.make_from_string(name) if each.licence.spdx else make.make_with_name(name)
    key = canonicalize_name(each.name)
    return Component(
        name=each.name,
        version=each.version or None,
        type=ComponentType.APPLICATION if each.name == OWN else ComponentType.LIBRARY,
        bom_ref=f"{key}@{each.version}",
        licenses=[licence],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sums[key])] if key in sums else (),
        purl=PackageURL("pypi", name=key, version=each.version) if each.pypi else None,
    )
