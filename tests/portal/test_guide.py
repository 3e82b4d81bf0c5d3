"""Help in plain words: every door of it is there, every number in it is the law's."""

from __future__ import annotations

import re
from datetime import date

import pytest

from libs.law.rules import rule
from services.portal.help.topics import FILE, topics
from tests.portal.house import House, text_of

TODAY = date(2026, 11, 23)


def test_no_number_of_the_law_is_typed_in_the_topics() -> None:
    """Articles and numbers of laws are names; days and shares come from the rules."""
    words = [
        text
        for topic in topics().values()
        for text in (topic.title, topic.short, topic.intro, *topic.steps, *topic.careful)
    ]
    says = [right.says for topic in topics().values() for right in topic.rights]

    assert [text for text in (*words, *says) if re.search(r"\d", text)] == []
    assert "%" not in FILE.read_text("utf-8")


def test_every_clock_is_a_rule_in_force_and_every_right_names_its_law() -> None:
    clocks = [each for topic in topics().values() for each in topic.clocks]

    assert len(topics()) >= 8
    assert all(rule(each, TODAY).basis for each in clocks)
    for topic in topics().values():
        assert topic.rights
        assert all("Luật" in right.basis for right in topic.rights)


def test_a_xa_reads_of_itself_not_of_a_phuong() -> None:
    said = str([topic.model_dump() for topic in topics("xã").values()])

    assert "phường" not in said.lower()
    assert "Hỏi xã một thông tin" in said
    assert "{" not in "".join(topic.title + topic.intro for topic in topics("xã").values())


@pytest.mark.parametrize("key", list(topics()))
async def test_a_topic_leads_to_pages_that_are_there(house: House, key: str) -> None:
    resident = house.looker()
    html = await resident.see(f"/06811/huong-dan/{key}")

    assert topics()[key].title in text_of(html)
    for door in topics()[key].doors:
        await resident.see(f"/06811{door.path}")


async def test_the_help_is_found_from_home_and_by_searching(house: House) -> None:
    resident = house.looker()

    assert 'href="/06811/huong-dan"' in await resident.see("/06811")
    assert 'href="/06811/huong-dan/to-cao-an-toan"' in await resident.see("/06811/huong-dan")
    found = await resident.see("/06811/tim?q=to+cao+an+toan")
    assert 'href="/06811/huong-dan/to-cao-an-toan"' in found
    assert (await resident.open("/06811/huong-dan/khong-co")).status == 404
    assert "3 ngày làm việc" in text_of(await resident.see("/06811/huong-dan/hoi-thong-tin"))
