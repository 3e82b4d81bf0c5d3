"""Writes answers in the two formats of GeoReport v2: XML with its names of elements, and JSON."""

from __future__ import annotations

import json
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.responses import Response

# What one thing of a list is called in XML; JSON has lists without names.
ONE_OF = {
    "services": "service",
    "service_requests": "request",
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
    "errors": "error",
}
TYPES = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}


def written(kind: str, root: str, value: Any, status: int = 200) -> Response:
    """An answer as `kind`; in XML its outermost element is `root`."""
    if kind == "json":
        body = json.dumps(value, ensure_ascii=False).encode()
    else:
        body = tostring(_element(Element(root), value), "utf-8", xml_declaration=True)
    headers = {"cache-control": "no-store", "content-type": TYPES[kind]}
    return Response(body, status, headers)


def _element(into: Element, value: Any) -> Element:
    if isinstance(value, dict):
        for name, each in value.items():
            _element(SubElement(into, name), each)
    elif isinstance(value, list):
        for each in value:
            _element(SubElement(into, ONE_OF[into.tag]), each)
    elif isinstance(value, bool):
        into.text = "true" if value else "false"
    elif value is not None:
        into.text = str(value)
    return into
