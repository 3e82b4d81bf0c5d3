"""A resident without an account fetches a paper and its proof, and checks both at home."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.house import House
from tools import verify
from tools.people import Person
from tools.samples.cast import Cast
from tools.samples.showing import Paper, publish, register

WARD = "06841"
LOG = "disclosures/log"


@pytest.fixture(scope="module")
async def cast(house: House) -> Cast:
    return await house.founded(WARD)


async def test_a_resident_keeps_a_head_and_checks_a_later_paper_against_it(
    house: House, cast: Cast, tmp_path: Path
):
    citizen = cast.citizen()
    first = await _shown(house, cast, "31/TB-UBND")
    key = (await citizen.get(f"{LOG}/keys")).decode().strip()
    head = await _kept(citizen, f"{LOG}/checkpoint", tmp_path / "head")
    second = await _shown(house, cast, "32/TB-UBND")

    proof = await _kept(citizen, f"disclosures/disclosures/{second}/proof", tmp_path / "proof")
    since = await _kept(citizen, f"{LOG}/consistency", tmp_path / "since", old=1)
    log = await _kept(citizen, f"{LOG}/entries.jsonl", tmp_path / "log")
    paper = await _document(citizen, second, tmp_path / "paper")
    other = await _document(citizen, first, tmp_path / "other")
    trusted = ["--key", key]
    assert f"/{WARD}+" in key

    asked = [proof, "--since", head, "--consistency", since, "--document", paper, *trusted]
    assert verify.main(asked) == 0
    assert verify.main([log, "--since", head, *trusted]) == 0
    assert verify.main([proof, "--document", other, *trusted]) == 1


async def _shown(house: House, cast: Cast, number: str) -> str:
    paper = Paper("12a", f"Mức thu phí theo {number} (mẫu)", number, house.today)
    return await publish(cast, await register(cast, paper), "Văn bản mẫu.")


async def _kept(citizen: Person, path: str, file: Path, **asked: int) -> str:
    """What a browser would keep of it."""
    answer = await citizen.client.get(f"/api/wards/{WARD}/{path}", params=asked)
    return _written(file, answer.content)


async def _document(citizen: Person, disclosure: str, file: Path) -> str:
    """The document behind the link of the page, byte for byte."""
    page = await citizen.get(f"disclosures/disclosures/{disclosure}")
    return _written(file, (await citizen.client.get(page["file"]["href"])).content)


def _written(file: Path, content: bytes) -> str:
    file.write_bytes(content)
    return str(file)
