"""Somebody with all rights over the database changes one byte of the past, and is found out.

The proofs are fetched afresh through the door and judged by `danbiet verify`, which knows only
files and, in one hand of a citizen, a head from before.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest

from libs.kernel import testing
from libs.kernel.settings import Settings
from libs.publiclog import heads, merkle
from tests.disclosures.door import get, shown
from tools import verify


@pytest.fixture
def mighty(migrated: str, settings: Settings) -> Iterator[psycopg.Connection]:
    """The database as its superuser, for whom no trigger and no wall is there."""
    name = settings.database_url.rsplit("/", 1)[1]
    with psycopg.connect(f"{migrated.rsplit('/', 1)[0]}/{name}", autocommit=True) as db:
        db.execute("SET session_replication_role = replica")
        yield db


class Citizen:
    """Fetches files and has them checked."""

    def __init__(self, client: httpx.AsyncClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.key = ""

    async def keep(self, name: str, path: str) -> str:
        """A file of the door, kept under a name; tells where."""
        answer = await get(self.client, path)
        assert answer.status_code == 200, answer.text
        (self.folder / name).write_bytes(answer.content)
        return str(self.folder / name)

    def size_of(self, head: str) -> int:
        return heads.head_of(Path(head).read_text()).size

    def judge(self, *asked: str) -> int:
        return verify.main([*asked, "--key", self.key])


@pytest.fixture
async def citizen(client: httpx.AsyncClient, tmp_path: Path) -> Citizen:
    somebody = Citizen(client, tmp_path)
    somebody.key = (await get(client, "/log/keys")).text.strip()
    return somebody


async def the_line(client: httpx.AsyncClient, disclosure: str) -> int:
    proof = (await get(client, f"/disclosures/{disclosure}/proof")).json()
    return int(proof["index"]) + 1


async def test_nothing_was_changed_and_everything_holds(
    client: httpx.AsyncClient, citizen: Citizen, capsys: pytest.CaptureFixture[str]
) -> None:
    await shown(client)
    old = await citizen.keep("head", "/log/checkpoint")
    size = citizen.size_of(old)
    name = await shown(client)
    proof = await citizen.keep("proof.json", f"/disclosures/{name}/proof")
    since = await citizen.keep("since.json", f"/log/consistency?old={size}")
    log = await citizen.keep("log.jsonl", "/log/entries.jsonl")

    assert citizen.judge(proof, "--since", old, "--consistency", since) == 0
    assert citizen.judge(since, "--since", old) == 0
    assert citizen.judge(log, "--since", old) == 0
    assert "SAI" not in capsys.readouterr().out


async def test_a_byte_of_an_entry_changed(
    client: httpx.AsyncClient, citizen: Citizen, mighty: psycopg.Connection
) -> None:
    name = await shown(client)
    old = await citizen.keep("head", "/log/checkpoint")
    line = await the_line(client, name)
    change = "UPDATE log_entry SET text = replace(text, %s, %s) WHERE sequence = %s"
    mighty.execute(change, ['"document_on":"2026-03-02"', '"document_on":"2026-03-03"', line])

    proof = await citizen.keep("proof.json", f"/disclosures/{name}/proof")
    log = await citizen.keep("log.jsonl", "/log/entries.jsonl")
    assert citizen.judge(proof) == 1
    assert citizen.judge(log, "--head", old) == 1
    mighty.execute(change, ['"document_on":"2026-03-03"', '"document_on":"2026-03-02"', line])
    assert citizen.judge(await citizen.keep("again", f"/disclosures/{name}/proof")) == 0


async def test_a_byte_of_what_is_shown_changed(
    client: httpx.AsyncClient,
    citizen: Citizen,
    mighty: psycopg.Connection,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = await shown(client)
    mighty.execute("UPDATE version SET summary = summary || '!' WHERE disclosure_id = %s", [name])

    assert citizen.judge(await citizen.keep("proof.json", f"/disclosures/{name}/proof")) == 1
    [wrong] = [line for line in capsys.readouterr().out.split("\n") if line.startswith("SAI")]
    assert "đang hiển thị" in wrong


async def test_a_past_written_anew_with_all_its_hashes(
    client: httpx.AsyncClient, citizen: Citizen, mighty: psycopg.Connection
) -> None:
    """Whoever also counts every hash again has a log that holds, but not the one of the head."""
    name = await shown(client)
    old = await citizen.keep("head", "/log/checkpoint")
    size = citizen.size_of(old)
    mighty.execute(
        "UPDATE log_entry SET text = replace(text, '\"khoan\":2', '\"khoan\":3') "
        "WHERE sequence = %s",
        [await the_line(client, name)],
    )
    forge(mighty)
    await shown(client)

    proof = await citizen.keep("proof.json", f"/disclosures/{name}/proof")
    since = await citizen.keep("since.json", f"/log/consistency?old={size}")
    log = await citizen.keep("log.jsonl", "/log/entries.jsonl")
    assert citizen.judge(proof) == 0
    assert citizen.judge(proof, "--since", old, "--consistency", since) == 1
    assert citizen.judge(since, "--since", old) == 1
    assert citizen.judge(log, "--since", old) == 1


def forge(db: psycopg.Connection) -> None:
    """Count the hashes of a changed log again, and put them in the place of the true ones."""
    kept: dict[merkle.Node, bytes] = {}
    rows = db.execute("SELECT text FROM log_entry ORDER BY sequence").fetchall()
    for size, (text,) in enumerate(rows):
        kept |= merkle.grown(size, merkle.leaf_hash(text.encode()), kept)
    for node, value in kept.items():
        db.execute(
            "UPDATE log_node SET hash = %s WHERE (level, position) = (%s, %s)", [value, *node]
        )


async def test_the_last_lines_taken_away(
    client: httpx.AsyncClient, citizen: Citizen, mighty: psycopg.Connection
) -> None:
    await shown(client)
    old = await citizen.keep("head", "/log/checkpoint")
    size = citizen.size_of(old)
    mighty.execute("DELETE FROM log_entry WHERE sequence = %s", [size])

    log = await citizen.keep("log.jsonl", "/log/entries.jsonl")
    assert citizen.judge(log, "--since", old) == 1
    answer = await get(client, f"/log/consistency?old={size}")
    assert answer.status_code == 422
    assert answer.json()["title"].startswith("Sổ công khai có")


def test_the_owner_of_the_tables_changes_nothing_either(migrated: str) -> None:
    owner = testing.role_url(migrated, "disclosures", "owner", "disclosures")
    for change in ("UPDATE log_entry SET text = ''", "DELETE FROM log_node", "TRUNCATE log_entry"):
        with psycopg.connect(owner) as db:
            db.execute(
                "INSERT INTO log_entry (id, ward_id, sequence, subject_id, version, text) "
                "VALUES (gen_random_uuid(), '00009', 1, gen_random_uuid(), 1, '')"
            )
            db.execute(
                "INSERT INTO log_node (id, ward_id, level, position, hash) "
                "VALUES (gen_random_uuid(), '00009', 0, 0, '')"
            )
            with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
                db.execute(change)
            db.rollback()
