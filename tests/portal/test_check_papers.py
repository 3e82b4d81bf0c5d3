"""The papers of a check on its pages: drafts, what the chair issues, what everybody reads."""

from __future__ import annotations

import io

import pypdf

from tests.portal.house import House, Looker, links_of, text_of
from tests.portal.test_inspections import CULTURE, DESK, LAND, OFFICE, _form, _official

PUBLIC = "/06811/ket-luan-kiem-tra"
SIGNED = {"notice_number": "81/TB-UBND", "signing_form": "tm", "signer_name": "Trần Văn Mẫu"}
PERSON = "Nguyễn Thị Mẫu"
FOUND = {"severity": "minor", "text": f"{PERSON} vắng.", "basis": "Điều 11", "line": ""}
MINUTES, CONCLUSION = {"bien-ban.pdf", "bien-ban.docx"}, "van-ban-ket-luan.pdf"


async def _words(looker: Looker, path: str) -> str:
    answer = await looker.open(path)
    assert answer.status == 200, path
    pages = pypdf.PdfReader(io.BytesIO(answer.body)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


async def _papers(looker: Looker, one: str) -> set[str]:
    """The papers that the page of a check offers."""
    found = {link for link in links_of(await looker.see(one)) if link.endswith((".pdf", ".docx"))}
    for link in found:
        assert (await looker.open(link)).status == 200, link
    return {link.removeprefix(f"{one}/") for link in found}


async def _begun(house: House, leader: Looker, number: str) -> str:
    """A check of the culture department in which a person was named all the same; its page."""
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair")
    one = await office.done(DESK, **_form(house, leader, subject=f"Kiểm tra {PERSON}"))
    await chair.done(f"{one}/quyet-dinh", number=f"{number}/QĐ-UBND")
    await office.done(f"{one}/thong-bao")
    assert await _papers(chair, one) == set()
    await leader.done(f"{one}/bat-dau")
    return one


async def test_minutes_are_a_draft_of_the_team_until_its_leader_closes_them(house: House) -> None:
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair")
    leader = await _official(house, "vanban1", "department", LAND)
    inspected = await _official(house, "vanban2", "department", CULTURE)
    await house.settle()
    one = await _begun(house, leader, "78")
    empty = await leader.send(f"{one}/bien-ban", number="1/BB-KT")
    assert "Biên bản chưa có gì" in text_of(empty.body.decode())
    await leader.done(f"{one}/phat-hien", **FOUND, evidence="")
    assert await _papers(leader, one) == await _papers(chair, one) == MINUTES
    assert "Dự thảo biên bản (PDF)" in text_of(await leader.see(one))
    assert "DỰ THẢO" in await _words(leader, f"{one}/bien-ban.pdf")
    for outside in (inspected, office):
        assert await _papers(outside, one) == set()
        assert (await outside.open(f"{one}/bien-ban.pdf")).status == 403

    await leader.done(f"{one}/bien-ban", number="1/BB-KT")
    assert "Biên bản (PDF)" in text_of(await leader.see(one))
    assert "Ghi một phát hiện" not in text_of(await leader.see(one))
    late = await leader.send(f"{one}/phat-hien", **FOUND, evidence="")
    assert "Biên bản kiểm tra đã chốt" in text_of(late.body.decode())


async def test_the_chair_issues_a_conclusion_and_everybody_reads_one_without_a_name(
    house: House,
) -> None:
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair")
    leader = await _official(house, "vanban3", "department", LAND)
    inspected = await _official(house, "vanban4", "department", CULTURE)
    await house.settle()
    one = await _begun(house, leader, "79")
    await leader.done(f"{one}/phat-hien", **FOUND, evidence="")
    await chair.done(f"{one}/ket-luan", number="80/KL-UBND", conclusion=f"Phê bình {PERSON}.")
    card = "Ký, ban hành kết luận kiểm tra"
    assert card in text_of(await chair.see("/06811/viec?loai=kiem-tra"))
    assert CONCLUSION in await _papers(chair, one)
    assert await _papers(inspected, one) == MINUTES
    assert (await inspected.open(f"{one}/{CONCLUSION}")).status == 403
    bare = await chair.send(f"{one}/ban-hanh", **SIGNED | {"signer_name": ""})
    assert bare.status == 422
    await chair.done(f"{one}/ban-hanh", **SIGNED)
    again = await chair.send(f"{one}/ban-hanh", **SIGNED)
    assert "đã ban hành" in text_of(again.body.decode())
    assert CONCLUSION in await _papers(inspected, one)
    await house.settle()
    assert "Công khai theo khoản 10" in text_of(await office.see(one))
    await _everybody_reads(house.looker(), one)


async def _everybody_reads(public: Looker, one: str) -> None:
    """Only the notice, from the page of khoản 10 on, and nobody is named in it."""
    assert PUBLIC in links_of(await public.see("/06811/khoan/10"))
    shown = await public.see(PUBLIC)
    assert "Thông báo 81/TB-UBND" in text_of(shown)
    [paper] = [link for link in links_of(shown) if one.rsplit("/", 1)[-1] in link and "pdf" in link]
    said = await _words(public, paper)
    assert "Kết luận số 80/KL-UBND" in said
    assert "Mẫu" not in said + text_of(shown)
    assert (await public.open(f"{one}/{CONCLUSION}")).status != 200


async def test_where_nothing_was_issued_there_is_nothing_to_read(house: House) -> None:
    looker = house.looker()
    nowhere = f"{PUBLIC}/00000000-0000-4000-8000-000000000001.pdf"
    assert (await looker.open(nowhere)).status == 404
    assert (await looker.open(nowhere.replace("pdf", "exe"))).status == 404
