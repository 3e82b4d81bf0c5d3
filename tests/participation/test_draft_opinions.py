"""What residents say to a posted draft: who looks first, what everybody reads, and until when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from libs.kernel.errors import Forbidden, NotFound
from services.participation.conventions.actions import take_down_convention
from services.participation.conventions.opinions import rules
from services.participation.conventions.opinions.actions import (
    hand_over_draft_opinion,
    keep_draft_opinion,
    note_draft_opinion,
    release_draft_opinion,
    send_draft_opinion,
)
from services.participation.conventions.opinions.queries import waiting
from services.participation.conventions.opinions.views import opinion_view
from services.participation.opinions.rules import Channel, Ground, OpinionNotInThisState, Standing
from tests.participation import conventions, ward
from tests.participation.conventions import DAY

WORDS = "Điều 1 nên cho phép ồn đến 23 giờ dịp Tết."
NOW = ward.at(DAY + timedelta(days=3))


async def test_words_wait_for_somebody_and_are_shown_as_released(session):
    row = await conventions.posted(session)
    one = await send_draft_opinion(session, row.id, text=WORDS, now=NOW)
    assert (one.standing, one.public_text, one.author_id) == (Standing.WAITING, "", "")
    assert await waiting(session) == {row.id: 1}
    with pytest.raises(Forbidden):
        await release_draft_opinion(session, one.id, text=WORDS, by=ward.OTHER_HEAD, now=NOW)
    await release_draft_opinion(session, one.id, text=WORDS, by=ward.HEAD, now=NOW)
    assert (one.standing, one.public_text) == (Standing.RELEASED, WORDS)
    await keep_draft_opinion(session, one.id, ground=Ground.TWICE, by=ward.OFFICIAL, now=NOW)
    assert (one.standing, one.public_text) == (Standing.EXCLUDED, "")
    assert await waiting(session) == {}


async def test_what_may_be_a_denunciation_is_not_for_the_head(session):
    row = await conventions.posted(session)
    text = "Tôi tố cáo việc nhận tiền khi soạn quy ước."
    one = await send_draft_opinion(session, row.id, text=text, now=NOW)
    assert one.standing == Standing.ROUTED
    assert opinion_view(one, routed=False).text == ""
    assert opinion_view(one, routed=False).signs == []
    for by in (ward.HEAD, ward.OTHER_HEAD):
        with pytest.raises(Forbidden):
            await release_draft_opinion(session, one.id, text=text, by=by, now=NOW)
    with pytest.raises(Forbidden):
        await hand_over_draft_opinion(session, one.id, by=ward.HEAD, now=NOW)
    await hand_over_draft_opinion(session, one.id, by=ward.CLERK, now=NOW)
    assert (one.standing, one.text, one.signs) == (Standing.HANDED_OVER, "", [])
    with pytest.raises(OpinionNotInThisState):
        await release_draft_opinion(session, one.id, text="x", by=ward.CLERK, now=NOW)


async def test_opinions_are_taken_only_while_the_draft_hangs(session):
    row = await conventions.drafted(session)
    with pytest.raises(NotFound):
        await send_draft_opinion(session, row.id, text=WORDS, now=NOW)
    other = await conventions.entered(session, unit_id=ward.SOUTH)
    with pytest.raises(rules.NotHeardNow):
        await send_draft_opinion(session, other.id, text=WORDS, now=NOW)


async def test_a_draft_taken_down_hears_nobody(session):
    row = await conventions.posted(session)
    await take_down_convention(session, row.id, reason="Sửa", by=ward.HEAD, now=NOW)
    with pytest.raises(NotFound):
        await send_draft_opinion(session, row.id, text=WORDS, now=NOW)


async def test_a_flood_is_stopped_and_paper_is_not(session, monkeypatch):
    monkeypatch.setattr(rules, "ONLINE_A_DAY_MAX", 2)
    row = await conventions.posted(session)
    for _ in range(2):
        await send_draft_opinion(session, row.id, text=WORDS, now=NOW)
    with pytest.raises(rules.TooManyOnDraftsToday):
        await send_draft_opinion(session, row.id, text=WORDS, now=NOW)
    said = {"text": WORDS, "channel": Channel.PAPER, "now": NOW}
    await note_draft_opinion(session, row.id, **said, by=ward.HEAD)
    with pytest.raises(Forbidden):
        await note_draft_opinion(session, row.id, **said, by=ward.OTHER_HEAD)
    await send_draft_opinion(session, row.id, text=WORDS, now=NOW + timedelta(days=1))


async def test_no_word_of_a_resident_is_told_or_kept_in_the_history(session):
    row = await conventions.posted(session)
    one = await send_draft_opinion(session, row.id, text=WORDS, now=NOW)
    await release_draft_opinion(session, one.id, text=WORDS, by=ward.HEAD, now=NOW)
    noted = str(session.info)  # events and history before they are written
    assert "release_draft_opinion" in noted
    assert "23 giờ" not in noted
