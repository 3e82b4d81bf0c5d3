"""One OpenAPI document of all services, and which operation a request is."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterable
from typing import Any

from nats.aio.client import Client

from libs.kernel.bus import ask
from services.gateway.parts import SERVICES

ASK_SECONDS = 3.0
FRESH_SECONDS = 300.0
AGAIN_SECONDS = 2.0  # while a service is absent
METHODS = ("get", "put", "post", "patch", "delete")
SECURITY = {
    "session": {"type": "apiKey", "in": "cookie", "name": "danbiet"},
    "key": {"type": "http", "scheme": "bearer", "description": "A key that the ward issued."},
}

Segments = tuple[str | None, ...]


class Catalogue:
    """What the services say they offer, asked again when it is old or one was absent."""

    def __init__(self, bus: Client, base_url: str) -> None:
        self._bus, self._base_url = bus, base_url
        self._documents: dict[str, bytes] = {}  # as JSON: read, they take ten times as much
        self._operations: dict[tuple[str, int], list[tuple[Segments, str]]] = {}
        self._asked_at = -FRESH_SECONDS
        self._asking = asyncio.Lock()

    async def refresh(self) -> None:
        """Ask every service, if it is time."""
        wait = FRESH_SECONDS if len(self._documents) == len(SERVICES) else AGAIN_SECONDS
        async with self._asking:
            if time.monotonic() - self._asked_at < wait:
                return
            answers = await asyncio.gather(*(self._ask(service) for service in SERVICES))
            for service, document in zip(SERVICES, answers, strict=True):
                if document:  # an absent service keeps what it said last
                    self._documents[service] = document
            self._operations = _by_shape(map(json.loads, self._documents.values()))
            self._asked_at = time.monotonic()

    def operation(self, method: str, path: str) -> str | None:
        """The operationId of a request, None when no service that we know offers it."""
        parts = path.split("/")
        for segments, operation in self._operations.get((method.lower(), len(parts)), ()):
            if all(wanted in (None, got) for wanted, got in zip(segments, parts, strict=True)):
                return operation
        return None

    def document(self) -> dict[str, Any]:
        """The aggregated document."""
        paths: dict[str, Any] = {}
        schemas: dict[str, Any] = {}
        for service, document in sorted(self._documents.items()):
            apart = _named_apart(service, document.decode())
            paths |= apart["paths"]
            schemas |= apart.get("components", {}).get("schemas", {})
        return {
            "openapi": "3.1.0",
            "info": {"title": "Dân Biết", "version": "1"},
            "servers": [{"url": self._base_url}],
            "security": [{}, {"session": []}, {"key": []}],
            "paths": paths,
            "components": {"schemas": schemas, "securitySchemes": SECURITY},
        }

    async def _ask(self, service: str) -> bytes | None:
        answer = await ask(self._bus, service, "GET", "/openapi.json", wait_seconds=ASK_SECONDS)
        return answer.body if answer.status == 200 else None


def _named_apart(service: str, document: str) -> dict[str, Any]:
    """The document with its schemas and operations named `<service>.<name>`."""
    ours = "#/components/schemas/"
    apart: dict[str, Any] = json.loads(document.replace(ours, f"{ours}{service}."))
    for operations in apart["paths"].values():
        for operation in operations.values():
            operation["operationId"] = f"{service}.{operation['operationId']}"
    components = apart.setdefault("components", {})
    schemas = components.get("schemas", {})
    components["schemas"] = {f"{service}.{name}": schema for name, schema in schemas.items()}
    return apart


def _by_shape(
    documents: Iterable[dict[str, Any]],
) -> dict[tuple[str, int], list[tuple[Segments, str]]]:
    """Operations by method and number of segments; fixed segments are tried before free ones."""
    found: dict[tuple[str, int], list[tuple[Segments, str]]] = {}
    for document in documents:
        for path, operations in document["paths"].items():
            segments = tuple(None if "{" in part else part for part in path.split("/"))
            for method, operation in operations.items():
                if method in METHODS:
                    shape = (method, len(segments))
                    found.setdefault(shape, []).append((segments, operation["operationId"]))
    for known in found.values():
        known.sort(key=lambda one: [part is None for part in one[0]])
    return found
