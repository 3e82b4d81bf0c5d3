"""The ten forms with their proof: what counts, what a head confirms, what is voluntary."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.law.forms import Form, Place
from libs.permissions import NotYourRole, NotYourUnit
from services.disclosures.announcing import actions, confirming, rules
from services.disclosures.announcing.rules import Way
from services.disclosures.proving.queries import needs_of, proofs_of
from services.disclosures.proving.rules import Need, Proofs, is_complete, is_proven
from services.disclosures.queries import version_of
from services.disclosures.rules import NotInForce
from services.disclosures.tables import Broadcast, Disclosure, Notice
from tests.disclosures import ward
from tests.disclosures.door import get, post, receipt, shown
from tests.disclosures.ward import (
    BINH,
    HOUSES,
    LAN,
    PAPER,
    PHOTO,
    TAM,
    later,
    published,
    told,
)

OTHER_HEAD = replace(TAM, id="ong-bay", unit_id=HOUSES[1])
PAGE = "https://www.facebook.com/phuong-mau/posts/1"


async def aired(
    session: AsyncSession, row: Disclosure, day: int, proof: StoredFile | None = None
) -> Broadcast:
    now = later(day)
    kept = await actions.record_broadcast(
        session, row.id, on=now.date(), minutes=10, proof=proof, by=LAN, now=now
    )
    await session.flush()
    return kept


async def noticed(
    session: AsyncSession,
    row: Disclosure,
    unit_id: UUID | None = HOUSES[0],
    *,
    form: Form = Form.NOTICE_TO_HEADS,
    by: Actor = LAN,
    proof: StoredFile | None = None,
) -> Notice:
    now = later(0)
    kept = await actions.record_notice(
        session,
        row.id,
        form=form,
        unit_id=unit_id,
        on=now.date(),
        way=Way.SMS,
        proof=proof,
        by=by,
        now=now,
    )
    await session.flush()
    return kept


async def used(session: AsyncSession, row: Disclosure, form: Form, **changes: Any) -> object:
    said = {"on": later(0).date(), "said": "Hội trường phường", "address": None, "proof": PAPER}
    return await actions.record_form(
        session, row.id, form=form, **{**said, **changes}, by=LAN, now=later(0)
    )


async def proven(session: AsyncSession, row: Disclosure, form: Form) -> int:
    """At how many spots a form is proven."""
    version = await version_of(session, row, row.public_version or 1)
    proofs = await proofs_of(session, row, version.number)
    needs = await needs_of(session, row, version)
    return sum(is_proven(need, proofs) for need in needs if need.form is form)


async def test_three_broadcasts_without_proof_are_noted_and_do_not_count(
    session: AsyncSession,
) -> None:
    row = await published(session, "7a")
    held = [await aired(session, row, day) for day in range(3)]
    assert await proven(session, row, Form.LOUDSPEAKER) == 0

    await confirming.acknowledge(session, held[0].id, by=TAM, now=later(3))
    await confirming.add_proof(session, held[1].id, proof=PAPER, by=LAN, now=later(3))
    assert await proven(session, row, Form.LOUDSPEAKER) == 0  # two of three days
    await confirming.acknowledge(session, held[2].id, by=OTHER_HEAD, now=later(3))
    assert await proven(session, row, Form.LOUDSPEAKER) == 1


async def test_a_notice_counts_when_its_own_head_confirms_it(session: AsyncSession) -> None:
    row = await published(session, "7a")
    notice = await noticed(session, row)
    assert await proven(session, row, Form.NOTICE_TO_HEADS) == 0

    with pytest.raises(NotYourUnit):
        await confirming.acknowledge(session, notice.id, by=OTHER_HEAD, now=later(1))
    with pytest.raises(NotYourRole):
        await confirming.acknowledge(session, notice.id, by=LAN, now=later(1))
    await confirming.acknowledge(session, notice.id, by=TAM, now=later(1))

    assert await proven(session, row, Form.NOTICE_TO_HEADS) == 1
    [event] = told(session, "announcement.acknowledged")
    assert (event["unit_id"], event["form"]) == (str(HOUSES[0]), "notice_to_heads")
    assert "ba-tam" not in str(event)
    with pytest.raises(rules.AlreadyAcknowledged):
        await confirming.acknowledge(session, notice.id, by=TAM, now=later(1))


async def test_a_head_who_notes_the_own_notice_confirms_it(session: AsyncSession) -> None:
    row = await published(session, "7a")
    await noticed(session, row, by=TAM)

    assert await proven(session, row, Form.NOTICE_TO_HEADS) == 1


async def test_a_letter_to_the_organisations_needs_its_file(session: AsyncSession) -> None:
    row = await published(session, "2b", signed_on=later(-70).date())  # under TT 343/2016
    letter = await noticed(session, row, None, form=Form.WRITTEN_NOTICE)
    assert await proven(session, row, Form.WRITTEN_NOTICE) == 0

    with pytest.raises(NotYourUnit):
        await confirming.acknowledge(session, letter.id, by=TAM, now=later(1))
    await confirming.add_proof(session, letter.id, proof=PAPER, by=LAN, now=later(1))
    assert await proven(session, row, Form.WRITTEN_NOTICE) == 1
    with pytest.raises(rules.AlreadyProven):
        await confirming.add_proof(session, letter.id, proof=PAPER, by=LAN, now=later(1))


@pytest.mark.parametrize("form", [f for f in Form if f is not Form.PORTAL])
async def test_every_form_can_be_used_besides_and_completes_nothing(
    session: AsyncSession, form: Form
) -> None:
    """For khoản 1 the law asks for walls and the portal: all else is voluntary."""
    row = await published(session, "1a")
    await used(session, row, form, proof=PHOTO)

    [event] = told(session, "form.used")
    assert (event["form"], event["asked"]) == (form.value, False)
    assert "Hội trường" not in str(event)
    assert row.state == "published"


@pytest.mark.parametrize(
    ("form", "changes", "refusal"),
    [
        (Form.PORTAL, {}, rules.FormRecordedApart),
        (Form.LOUDSPEAKER, {}, rules.FormRecordedApart),
        (Form.NOTICE_TO_HEADS, {}, rules.FormRecordedApart),
        (Form.DIALOGUE, {"proof": None}, rules.ProofMissing),
        (Form.POSTING, {"proof": PAPER}, rules.ProofMissing),
        (Form.POSTING, {"proof": None, "address": PAGE}, rules.ProofMissing),
        (Form.NETWORK, {"address": "javascript:alert(1)"}, rules.AddressNotGood),
        (Form.NETWORK, {"address": "https://"}, rules.AddressNotGood),
        (Form.NETWORK, {"address": "https://ten@example.vn"}, rules.AddressNotGood),
    ],
)
async def test_what_is_no_proof_or_has_its_own_record_is_refused(
    session: AsyncSession, form: Form, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    row = await published(session, "7a")

    with pytest.raises(refusal):
        await used(session, row, form, **changes)


async def test_an_address_proves_what_was_shown_on_a_network(session: AsyncSession) -> None:
    row = await published(session, "7a")
    await used(session, row, Form.NETWORK, proof=None, address=PAGE)
    version = await version_of(session, row, 1)

    assert (await proofs_of(session, row, version.number)).uses == {Form.NETWORK}


def test_a_form_that_a_plan_asks_for_is_needed_for_completion() -> None:
    need = Need(Form.DIALOGUE, Place.ELSEWHERE, None, "", None, False, "Kế hoạch công khai")

    assert not is_complete([need], Proofs())
    assert is_complete([need], Proofs(uses=frozenset({Form.DIALOGUE})))


async def test_what_is_not_in_force_takes_no_word_and_no_proof(session: AsyncSession) -> None:
    row = await published(session, "7a")
    notice = await noticed(session, row)
    row.state = "withdrawn"
    await session.flush()

    with pytest.raises(NotInForce):
        await confirming.acknowledge(session, notice.id, by=TAM, now=later(1))
    with pytest.raises(NotInForce):
        await used(session, row, Form.DIALOGUE)


async def test_the_page_shows_what_proves_and_what_waits(client: httpx.AsyncClient) -> None:
    name = await shown(client, item="7a")
    loud = {"on": "2026-03-02", "minutes": 12}
    aired_id = (await post(client, f"/disclosures/{name}/broadcasts", loud)).json()["id"]
    note = {"unit_id": str(HOUSES[0]), "on": "2026-03-02", "way": "sms"}
    notice = (await post(client, f"/disclosures/{name}/notices", note)).json()["id"]
    waits = f"/notices/waiting?unit_id={HOUSES[0]}"
    assert notice in [row["id"] for row in (await get(client, waits, by=TAM)).json()]

    said = await post(client, f"/announcements/{notice}/acknowledgement", by=TAM)
    assert said.status_code == 201
    body = {"receipt": receipt(PHOTO)}
    assert (await post(client, f"/announcements/{aired_id}/proof", body)).status_code == 201
    extra = {"form": "network", "on": "2026-03-02", "said": "Trang phường", "address": PAGE}
    assert (await post(client, f"/disclosures/{name}/forms", extra)).status_code == 201
    page = (await get(client, f"/disclosures/{name}")).json()

    assert [held["proven"] for held in page["broadcasts"]] == [True]
    assert [line["proven"] for line in page["notices"]] == [True, False]
    [use] = page["uses"]
    assert (use["point"], use["address"], use["proof"]) == ("i", PAGE, None)
    assert notice not in [row["id"] for row in (await get(client, waits, by=TAM)).json()]
    assert (await get(client, waits)).status_code == 401


async def test_another_ward_confirms_and_reads_nothing_of_ours(client: httpx.AsyncClient) -> None:
    name = await shown(client, item="7a")
    note = {"unit_id": str(HOUSES[0]), "on": "2026-03-02", "way": "sms"}
    notice = (await post(client, f"/disclosures/{name}/notices", note)).json()["id"]
    there = "/api/wards/06820/disclosures"
    stranger = testing.signed(
        Actor("xa", "06820", frozenset({"neighbourhood_head", "office"}), HOUSES[0])
    )

    said = f"{there}/announcements/{notice}/acknowledgement"
    assert (await client.post(said, headers=stranger)).status_code == 404
    body = {"receipt": receipt(PHOTO)}
    proof = f"{there}/announcements/{notice}/proof"
    assert (await client.post(proof, json=body, headers=stranger)).status_code in (404, 422)
    waits = f"{there}/notices/waiting?unit_id={HOUSES[0]}"
    assert (await client.get(waits, headers=stranger)).json() == []
    assert ward.CODE == "06811"
    assert (await post(client, said.removeprefix(there), by=BINH)).status_code == 403
