"""What was granted is made known by the service centre; what is taken back is not."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from libs.contracts.awards.decisions import ModelWithdrawn
from libs.contracts.awards.publicity import PublicityRequested
from libs.kernel import clock
from tests.planning.ward import BINH, CENTRE

HONOURED = UUID("0198f2c0-0000-7000-8000-0000000000e1")


def requested() -> PublicityRequested:
    said = {"title": "model", "number": "88/QĐ-UBND", "decided_on": date(2025, 3, 3)}
    return PublicityRequested(
        occurred_at=clock.now(), subject_id=HONOURED, honour_code="ABCD2345", **said
    )


async def test_the_centre_has_a_campaign_that_leads_back_to_the_roll(faces) -> None:
    await faces.hears(requested())
    [campaign] = (await faces.get("campaigns", BINH, year=2025)).json()
    assert (campaign["unit_id"], campaign["honour_code"]) == (str(CENTRE), "ABCD2345")
    assert (campaign["document"], campaign["ends_on"]) == (
        "Quyết định số 88/QĐ-UBND ngày 03/03/2025",
        "2025-03-17",  # ten working days
    )
    withdrawn = {"kind": "neighbourhood", "withdrawn_on": date(2025, 3, 5)}
    await faces.hears(ModelWithdrawn(occurred_at=clock.now(), model_id=HONOURED, **withdrawn))
    told = (await faces.get(f"campaigns/{campaign['id']}", BINH)).json()
    assert [(each["kind"], each["state"]) for each in told["activities"]] == [
        ("article", "dropped")
    ]
    assert "thu hồi" in told["activities"][0]["reason"]
