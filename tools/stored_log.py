"""Counts a stored public log again: its hashes, and what it says of what people are shown now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from psycopg.rows import namedtuple_row

from libs.publiclog import merkle
from libs.publiclog.entries import Act, Entry, read, shown_hash
from libs.publiclog.merkle import Node

WARDS = (
    "SELECT ward_id FROM version WHERE published_at IS NOT NULL UNION "
    "SELECT ward_id FROM quarterly_list UNION SELECT ward_id FROM log_entry ORDER BY 1"
)
LINES = "SELECT text FROM log_entry WHERE ward_id = %s ORDER BY sequence"
NODES = "SELECT level, position, hash FROM log_node WHERE ward_id = %s"
SHOWN = (
    "SELECT disclosure_id, number, title, summary, body, file ->> 'sha256' AS sha256 "
    "FROM version WHERE ward_id = %s AND published_at IS NOT NULL"
)
LISTS = "SELECT id, as_json FROM quarterly_list WHERE ward_id = %s"


class Hashes(NamedTuple):
    """What a line says was shown, or what is shown now: of the text, of the file."""

    shown: str | None
    file: str | None


@dataclass(frozen=True)
class StoredLog:
    """The log of a ward as its lines are now, and everything that does not fit together."""

    ward: str
    size: int
    root: bytes
    faults: list[str]


def stored_logs(url: str) -> Iterator[StoredLog]:
    """The log of every ward; `url` logs in as the owner of the tables of disclosures."""
    with psycopg.connect(url, row_factory=namedtuple_row) as db:
        for (ward,) in db.execute(WARDS).fetchall():
            yield _log(db, ward)


def _log(db: psycopg.Connection[Any], ward: str) -> StoredLog:
    texts = [line.text for line in db.execute(LINES, [ward])]
    kept = {Node(row.level, row.position): row.hash for row in db.execute(NODES, [ward])}
    faults = [*_hashes(texts, kept), *_contents(texts, _now(db, ward))]
    return StoredLog(ward, len(texts), merkle.root_of(map(_leaf, texts)), faults)


def _leaf(text: str) -> bytes:
    return merkle.leaf_hash(text.encode())


def _hashes(texts: list[str], kept: Mapping[Node, bytes]) -> Iterator[str]:
    """Hashes that are kept and are not those of the lines, or the other way round."""
    counted: dict[Node, bytes] = {}
    for size, text in enumerate(texts):
        counted |= merkle.grown(size, _leaf(text), counted)
    for node in sorted(counted.keys() | kept.keys()):
        if counted.get(node) != kept.get(node):
            first = (node.position << node.level) + 1
            yield f"hash of lines {first} to {first + (1 << node.level) - 1}"


def _contents(texts: list[str], now: Mapping[tuple[UUID, int], Hashes]) -> Iterator[str]:
    """Lines that say other things than what is shown, and what is shown without a line."""
    said: dict[tuple[UUID, int], Hashes] = {}
    for number, text in enumerate(texts, start=1):
        entry = _read(text)
        if entry is None or entry.sequence != number:
            yield f"line {number} is not as it was written"
        elif entry.act is not Act.WITHDRAWN:
            said[entry.subject, entry.version] = Hashes(entry.shown_sha256, entry.file_sha256)
    for subject, version in sorted(said.keys() | now.keys()):
        if said.get((subject, version)) != now.get((subject, version)):
            yield f"{subject} version {version} is not what was shown"


def _read(text: str) -> Entry | None:
    try:
        return read(text)
    except ValueError:
        return None


def _now(db: psycopg.Connection[Any], ward: str) -> dict[tuple[UUID, int], Hashes]:
    found = {
        (row.disclosure_id, row.number): Hashes(
            shown_hash(row.title, row.summary, row.body), row.sha256
        )
        for row in db.execute(SHOWN, [ward])
    }
    for row in db.execute(LISTS, [ward]):
        found[row.id, 1] = Hashes(None, hashlib.sha256(row.as_json.encode()).hexdigest())
    return found
