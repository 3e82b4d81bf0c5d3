"""A model is registered, agreed, proven and scored by its unit, and appraised by another."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.law.rubrics import ModelKind
from libs.permissions import NotYourRole, NotYourUnit, YourOwnWork
from services.awards.appraisal import actions as appraisal
from services.awards.appraisal.rules import LinesUnappraised, ReasonMissing
from services.awards.models import actions as models
from services.awards.models import rules
from services.awards.models.queries import lines_of, proofs_of
from services.awards.scoring import actions as scoring
from services.awards.scoring.actions import Score
from services.awards.scoring.rules import LinesUnscored, LineUnproven, OverTheLine
from tests.awards import modelled, ward
from tests.awards.modelled import LINES, NAME, PAPER, ask, on, told
from tests.awards.ward import APPRAISER, CHAIR, HEAD, OFFICIAL, OTHER_HEAD

FIRST = LINES[0].key


async def test_a_model_comes_to_the_council_with_both_scores(session: AsyncSession) -> None:
    row = await modelled.appraised(session)

    assert row.state == rules.ModelState.APPRAISED
    [scored] = told(session, "model.scored")
    [found] = told(session, "model.appraised")
    assert (scored["points"], scored["points_max"]) == (90, 100)
    assert (found["points"], found["lines_changed"]) == (88, 1)
    everything = str(session.info)
    assert NAME not in everything
    assert "chăm một đoạn" not in everything


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"kind": ModelKind.SCHOOL, "by": OFFICIAL}, rules.KindNotOfUnit),
        ({"rubric_id": "friendly_government"}, rules.RubricNotOfKind),
        ({"kind": ModelKind.ENTERPRISE}, rules.EnterpriseUnnamed),
        ({"by": OTHER_HEAD}, NotYourUnit),
        ({"by": CHAIR}, NotYourRole),
    ],
)
async def test_what_cannot_be_registered(
    session: AsyncSession, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await modelled.registered(session, **changes)


async def test_who_registered_does_not_agree_to_it(session: AsyncSession) -> None:
    both = Actor("binh", ward.CODE, frozenset({"neighbourhood_head", "chair"}), ward.NORTH)
    row = await modelled.registered(session, by=both)
    how = {"by": both, "now": on(1)}
    with pytest.raises(YourOwnWork):
        await models.approve_model(session, row.id, number="9", **how)
    await models.decline_model(session, row.id, reason="Đã có.", by=CHAIR, now=on(1))
    with pytest.raises(rules.ModelNotInThisState, match="không được phê duyệt"):
        await models.approve_model(session, row.id, number="9", by=CHAIR, now=on(1))


async def test_a_line_gives_no_more_than_it_has(session: AsyncSession) -> None:
    row = await modelled.approved(session)
    over = [Score(FIRST, LINES[0].points + 1, "")]
    with pytest.raises(OverTheLine, match="tối đa 20 điểm") as refused:
        await scoring.score_model(session, row.id, over, by=HEAD, now=on(2))
    assert f"points-{FIRST}" in refused.value.fields
    await scoring.score_model(session, row.id, [Score(FIRST, 20, "")], by=HEAD, now=on(2))
    with pytest.raises(NotFound):
        await scoring.score_model(session, row.id, [Score("other", 1, "")], by=HEAD, now=on(2))
    with pytest.raises(NotYourUnit):
        await scoring.score_model(session, row.id, [], by=OTHER_HEAD, now=on(2))


async def test_a_score_is_whole_and_proven_before_it_is_handed_in(session: AsyncSession) -> None:
    row = await modelled.approved(session)
    how = {"by": HEAD, "now": on(2)}
    await scoring.score_model(session, row.id, [Score(FIRST, 5, "")], **how)
    with pytest.raises(LinesUnscored, match="Còn 4"):
        await scoring.hand_in_score(session, row.id, **how)
    nothing = [Score(line.key, 0, "") for line in LINES[1:]]
    await scoring.score_model(session, row.id, nothing, **how)
    with pytest.raises(LineUnproven):
        await scoring.hand_in_score(session, row.id, **how)
    proof = {"line_key": FIRST, "note": "Ảnh.", "file": None}
    await scoring.add_model_proof(session, row.id, **proof, **how)
    await session.flush()
    [kept] = await proofs_of(session, row.id)
    await scoring.remove_model_proof(session, kept.id, **how)
    with pytest.raises(LineUnproven):
        await scoring.hand_in_score(session, row.id, **how)
    await scoring.add_model_proof(session, row.id, **proof | {"file": PAPER}, **how)
    await scoring.hand_in_score(session, row.id, **how)
    with pytest.raises(rules.ModelNotInThisState):
        await scoring.score_model(session, row.id, nothing, **how)


async def test_another_number_has_its_reason(session: AsyncSession) -> None:
    row = await modelled.scored(session)
    how = {"by": APPRAISER, "now": on(70)}
    with pytest.raises(ReasonMissing):
        await appraisal.appraise_model(session, row.id, [Score(FIRST, 17, "")], **how)
    await appraisal.appraise_model(session, row.id, [Score(FIRST, 18, "")], **how)
    with pytest.raises(OverTheLine):
        await appraisal.appraise_model(session, row.id, [Score(FIRST, 21, "Hơn.")], **how)
    with pytest.raises(LinesUnappraised, match="Còn 4"):
        await appraisal.issue_appraisal(session, row.id, number="20", **how)
    with pytest.raises(NotYourRole):
        await appraisal.appraise_model(session, row.id, [], by=HEAD, now=on(70))


async def test_nobody_appraises_the_own_unit(session: AsyncSession) -> None:
    changes = {"kind": ModelKind.OFFICE, "unit_id": ward.CULTURE, "by": APPRAISER}
    row = await modelled.registered(session, **changes)
    await models.approve_model(session, row.id, number="9", by=CHAIR, now=on(1))
    await session.flush()
    nothing = [Score(line.key, 0, "") for line in LINES]
    await scoring.score_model(session, row.id, nothing, by=APPRAISER, now=on(2))
    await scoring.hand_in_score(session, row.id, by=APPRAISER, now=on(2))
    with pytest.raises(rules.OwnModel):
        await appraisal.appraise_model(session, row.id, nothing, by=APPRAISER, now=on(3))
    await appraisal.appraise_model(session, row.id, nothing, by=OFFICIAL, now=on(3))
    assert {line.points for line in (await lines_of(session, row.id)).values()} == {0}


async def test_scores_are_seen_by_others_only_when_they_are_handed_in(
    client: httpx.AsyncClient,
) -> None:
    form = {"kind": "neighbourhood", "title": NAME, "aims": "Chăm hoa.", "unit_id": str(ward.NORTH)}
    form |= {"rubric": "skilled_mobilisation"}
    made = (await ask(client, "POST", "models", form, by=HEAD)).json()
    path = f"models/{made['id']}"
    await ask(client, "POST", f"{path}/approval", {"number": "9/TB"}, by=CHAIR)
    scores = {"scores": [{"key": line.key, "points": 0} for line in LINES]}
    await ask(client, "POST", f"{path}/scores", scores, by=HEAD)
    assert len((await ask(client, "GET", path, by=HEAD)).json()["lines"]) == 5
    assert (await ask(client, "GET", path, by=APPRAISER)).json()["lines"] == []
    assert (await ask(client, "GET", path, by=OTHER_HEAD)).status_code == 404
    assert (await ask(client, "GET", path)).status_code == 401
    assert made["id"] not in (await ask(client, "GET", "models", by=OTHER_HEAD)).text
    await ask(client, "POST", f"{path}/score", by=HEAD)
    assert len((await ask(client, "GET", path, by=APPRAISER)).json()["lines"]) == 5

    changed = {"scores": [{"key": FIRST, "points": 3, "note": "Có ảnh."}]}
    await ask(client, "POST", f"{path}/findings", changed, by=APPRAISER)
    assert (await ask(client, "GET", path, by=APPRAISER)).json()["lines"][0]["points"] == 3
    assert (await ask(client, "GET", path, by=HEAD)).json()["lines"][0]["points"] is None
