"""People who work while parts die: each repeats a command until somebody says it is done."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from libs.kernel import clock
from tools.people import Person

# What a person sees of an outage: a broken line, or the door saying "later".
LATER = (502, 503, 504)
# Who waits longer for a part that died in the middle of the work does little else.
PATIENCE_SECONDS = 3.0


class NeverDone(Exception):
    """A command was refused for good, or not acknowledged in time."""


@dataclass
class Done:
    """What was acknowledged: documents by number, and those of them that were published."""

    documents: dict[str, str] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)
    repeated: int = 0


async def work(office: Person, chair: Person, name: str, done: Done, over: asyncio.Event) -> None:
    """Register documents one after another, and publish every second of them, until it is over."""
    turn = 0
    while not over.is_set():
        turn += 1
        number = f"{turn:04}-{name}/QĐ-UBND"
        form = {
            "item": "12a",
            "title": f"Văn bản mẫu {number}",
            "number": number,
            "signed_on": clock.now().date().isoformat(),
            "signer_position": "Chủ tịch",
        }
        owed = await insist(office, "disclosures/documents", form, done)
        done.documents[number] = owed["id"]
        if turn % 2:
            await _publish(office, chair, owed["id"], done)
            done.published.add(number)


async def _publish(office: Person, chair: Person, obligation: str, done: Done) -> None:
    path = f"disclosures/obligations/{obligation}/disclosure"
    draft = await insist(office, path, {"summary": "Văn bản mẫu."}, done)
    path = f"disclosures/disclosures/{draft['id']}"
    await insist(chair, f"{path}/approval", None, done)
    await insist(office, f"{path}/publication", None, done)


async def insist(person: Person, path: str, form: Any, done: Done) -> dict[str, Any]:
    """Send a command under one Idempotency-Key until it is acknowledged."""
    headers = {"x-csrf-token": person.csrf, "idempotency-key": str(uuid4())}
    url = f"/api/wards/{person.ward}/{path}"
    async with asyncio.timeout(60):
        while True:
            try:
                answer = await person.client.post(
                    url, json=form, headers=headers, timeout=PATIENCE_SECONDS
                )
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.is_success:
                return dict(answer.json())
            if answer is not None and answer.status_code not in LATER:
                raise NeverDone(f"{path}: {answer.status_code} {answer.text[:300]}")
            done.repeated += 1
            await asyncio.sleep(0.2)
