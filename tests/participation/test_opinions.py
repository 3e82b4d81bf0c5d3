"""Opinions come from the web, paper and meetings; nobody is named, a clerk looks first."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.permissions import NotYourRole, NotYourUnit
from services.participation.consultations.actions import draft_consultation, withdraw_consultation
from services.participation.consultations.rules import ConsultationNotInThisState, Stance
from services.participation.moderation.rules import Suspicion, needs_a_clerk, signs
from services.participation.opinions import actions, moderating, queries, rules
from services.participation.opinions.actions import Numbers, Said
from services.participation.opinions.closing import close_consultations
from services.participation.opinions.queries import counted, opinions_of, unseen
from services.participation.opinions.rules import Channel, Ground, Standing
from services.participation.showing.duties import Waits, duties
from tests.participation import ward
from tests.participation.asked import (
    DAY,
    PAPER,
    STREET,
    ask,
    on,
    opened,
    opened_at_the_door,
    said,
    told,
)
from tests.participation.ward import HEAD, OFFICIAL, OTHER_HEAD

CLERK = replace(OFFICIAL, id="tiep-dan", roles=frozenset({"reception_clerk"}))
CULTURE = replace(OFFICIAL, id="van-hoa", roles=frozenset({"culture"}))
BRIBE = "Tôi tố cáo cán bộ chợ nhận hối lộ của người bán hàng."
PLAIN = "Nên họp chợ đến 17 giờ vì chiều tối đông xe."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PLAIN, set()),
        ("Khu Nam đồng ý, anh chị em ủng hộ.", set()),
        ("tôi TỐ CÁO việc này", {Suspicion.DENUNCIATION}),
        ("can bo nhan hoi lo", {Suspicion.DENUNCIATION}),  # written without marks
        ("Tôi khiếu nại quyết định này", {Suspicion.COMPLAINT}),
        ("Ông Nguyễn Văn Mẫu nói thế", {Suspicion.PERSON}),
        ("Gọi tôi 0912 345 678", {Suspicion.PERSON}),
        ("ông tổ trưởng nói đúng", set()),
    ],
)
def test_words_send_a_text_to_a_clerk_and_say_why(text: str, found: set[Suspicion]) -> None:
    why = signs(text)

    assert {sign.suspicion for sign in why} == found
    assert needs_a_clerk(why) == bool(found & {Suspicion.DENUNCIATION, Suspicion.COMPLAINT})


async def test_for_or_against_is_enough_and_another_opinion_needs_words(
    session: AsyncSession,
) -> None:
    row = await opened(session)
    with pytest.raises(rules.NothingSaid):
        await said(session, row, stance=Stance.OTHER)
    assert (await said(session, row)).standing == Standing.COUNTED
    assert (await said(session, row, PLAIN)).standing == Standing.WAITING
    assert (await said(session, row, BRIBE)).standing == Standing.ROUTED
    assert await unseen(session, row.id) == 2


async def test_what_may_be_a_denunciation_is_the_clerks_and_leaves_nothing_here(
    session: AsyncSession,
) -> None:
    row = await opened(session)
    bribe = await said(session, row, BRIBE, Stance.AGAINST)
    assert [sign["words"] for sign in bribe.signs] == ["tố cáo", "hối lộ"]
    how = {"by": CULTURE, "now": ward.at(DAY)}
    with pytest.raises(NotYourRole):
        await moderating.release_opinion(session, bribe.id, text=BRIBE, **how)
    with pytest.raises(NotYourRole):
        await moderating.keep_opinion(session, bribe.id, ground=Ground.INSULT, **how)
    assert (await counted(session, row.id)).total()[Stance.AGAINST] == 0
    await moderating.hand_over_opinion(session, bribe.id, by=CLERK, now=ward.at(DAY))

    [kept] = await opinions_of(session, row.id)
    assert (kept.standing, kept.text, kept.signs) == (Standing.HANDED_OVER, "", [])
    with pytest.raises(rules.OpinionNotInThisState):
        await moderating.hand_over_opinion(session, bribe.id, by=CLERK, now=ward.at(DAY))


async def test_what_may_be_a_denunciation_waits_for_the_clerk_though_nobody_is_asked_any_more(
    session: AsyncSession,
) -> None:
    row = await opened(session)
    plain, bribe = await said(session, row, PLAIN), await said(session, row, BRIBE)
    stop = {"reason": "Luật mới đã quy định", "by": ward.CHAIR, "now": ward.at(DAY)}
    await withdraw_consultation(session, row.id, **stop)
    how = {"now": ward.at(DAY)}

    assert [(each.waits, each.number) for each in await duties(session)] == [(Waits.LOOK, 1)]
    with pytest.raises(ConsultationNotInThisState):
        await moderating.release_opinion(session, plain.id, text=PLAIN, by=CULTURE, **how)
    await moderating.hand_over_opinion(session, bribe.id, by=CLERK, **how)

    assert (bribe.standing, bribe.text) == (Standing.HANDED_OVER, "")
    assert await duties(session) == []


async def test_a_clerk_shows_only_counts_or_leaves_out(session: AsyncSession) -> None:
    row = await opened(session)
    shown, rude, spam = [await said(session, row, f"{PLAIN} {n}") for n in range(3)]
    how = {"by": CULTURE, "now": ward.at(DAY)}
    await moderating.release_opinion(session, shown.id, text="Họp đến 17 giờ.", **how)
    await moderating.keep_opinion(session, rude.id, ground=Ground.INSULT, **how)
    await moderating.keep_opinion(session, spam.id, ground=Ground.SPAM, **how)

    assert (await counted(session, row.id)).total()[Stance.FOR] == 2
    assert (shown.public_text, rude.public_text) == ("Họp đến 17 giờ.", "")
    await moderating.keep_opinion(session, shown.id, ground=Ground.PERSONS_NAMED, **how)
    assert (shown.standing, shown.public_text) == (Standing.COUNTED, "")


async def test_what_waits_is_listed_first_and_what_was_released_in_pages(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "PAGE_OPINIONS", 2)
    row = await opened(session)
    first, second, third = [await said(session, row, f"{PLAIN} {n}") for n in range(3)]
    how = {"by": CULTURE, "now": ward.at(DAY)}
    for each in sorted((first, second, third), key=lambda each: each.id)[:2]:
        await moderating.release_opinion(session, each.id, text=each.text, **how)
    listed = await opinions_of(session, row.id)
    assert [each.standing for each in listed] == [Standing.WAITING, Standing.RELEASED]
    [last] = await opinions_of(session, row.id, page=2)
    assert last not in listed
    await moderating.release_opinion(session, listed[0].id, text=PLAIN, **how)
    pages = [await opinions_of(session, row.id, [Standing.RELEASED], page) for page in (1, 2, 3)]
    assert [len(each) for each in pages] == [2, 1, 0]
    assert len(await opinions_of(session, row.id, [Standing.RELEASED], 1, 3)) == 3
    waits = await queries.standing_so(session, row.id, [Standing.WAITING, Standing.ROUTED])
    assert (waits, await queries.standing_so(session, row.id, rules.LOOKED_AT)) == (0, 3)


async def test_paper_and_meetings_are_typed_in_by_the_office_and_by_a_head_for_the_own_place(
    session: AsyncSession,
) -> None:
    row = await opened(session)
    slips = [Said(Stance.FOR, ""), Said(Stance.AGAINST, "Đường hẹp quá.")]
    how = {"channel": Channel.PAPER, "received_on": on(2), "neighbourhood_id": ward.NORTH}
    made = await actions.enter_opinions(session, row.id, slips, **how, by=HEAD, now=ward.at(on(3)))
    assert {each.neighbourhood_id for each in made} == {ward.NORTH}
    with pytest.raises(NotYourUnit):
        await actions.enter_opinions(
            session, row.id, slips, **how, by=OTHER_HEAD, now=ward.at(on(3))
        )
    for day, now in ((-1, 3), (4, 3), (21, 30)):
        when = {**how, "received_on": on(day)}
        with pytest.raises(rules.ReceivedOutside):
            await actions.enter_opinions(
                session, row.id, slips, **when, by=HEAD, now=ward.at(on(now))
            )
    assert (await counted(session, row.id)).by_channel == {
        Channel.PAPER: {Stance.FOR: 1, Stance.AGAINST: 1}
    }


async def test_a_meeting_is_counted_once_and_taken_back_when_wrong(session: AsyncSession) -> None:
    row = await opened(session)
    how = {"channel": Channel.MEETING, "held_on": on(5), "neighbourhood_id": ward.NORTH}
    typed = {**how, "minutes": PAPER, "by": HEAD, "now": ward.at(on(6))}
    with pytest.raises(rules.NobodySaidAnything):
        await actions.count_opinions(session, row.id, Numbers(0, 0, 0), **typed)
    office = {**typed, "neighbourhood_id": ward.CULTURE, "by": OFFICIAL}
    with pytest.raises(rules.OpinionFromNowhere):
        await actions.count_opinions(session, row.id, Numbers(1, 0, 0), **office)
    wrong = await actions.count_opinions(session, row.id, Numbers(14, 3, 2), **typed)
    with pytest.raises(rules.CountedBefore):
        await actions.count_opinions(session, row.id, Numbers(41, 3, 2), **typed)
    with pytest.raises(NotYourUnit):
        await actions.remove_count(session, wrong.id, by=OTHER_HEAD, now=ward.at(on(6)))
    await actions.remove_count(session, wrong.id, by=HEAD, now=ward.at(on(6)))
    await actions.count_opinions(session, row.id, Numbers(41, 3, 2), **typed)
    await said(session, row)

    sums = await counted(session, row.id)
    assert list(sums.total().values()) == [42, 3, 2]
    await close_consultations(session, by=ward.CLOCK, now=ward.at(on(21)))
    assert told(session, "consultation.closed")[0]["opinions"] == 47


async def test_nobody_answers_what_is_not_asked(session: AsyncSession) -> None:
    draft = await draft_consultation(session, STREET, draft=PAPER, by=OFFICIAL, now=ward.at(DAY))
    with pytest.raises(NotFound):
        await said(session, draft)
    row = await opened(session)
    with pytest.raises(rules.PeriodOver):  # before the clock closed it
        await actions.send_opinion(session, row.id, Said(Stance.FOR, ""), now=ward.at(on(21), 0))
    await close_consultations(session, by=ward.CLOCK, now=ward.at(on(21)))
    with pytest.raises(ConsultationNotInThisState):
        await said(session, row)


async def test_a_day_has_so_many_opinions_from_the_web(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "ONLINE_A_DAY_MAX", 2)
    row = await opened(session)
    for _ in range(2):
        await said(session, row)
    with pytest.raises(rules.TooManyOpinionsToday):
        await said(session, row)
    await actions.send_opinion(session, row.id, Said(Stance.FOR, ""), now=ward.at(on(1)))


async def test_anybody_sends_once_with_a_key_and_reads_only_what_was_released(
    client: httpx.AsyncClient,
) -> None:
    one = await opened_at_the_door(client)
    path, mine = f"consultations/{one}/opinions", {"stance": "against", "text": PLAIN}
    for _ in range(2):
        sent = await ask(client, "POST", path, mine, key="one try")
        assert (sent.status_code, sent.json()) == (201, {"waits": True})
    long = await ask(client, "POST", path, {"stance": "for", "text": "x" * 4_001})
    assert long.status_code == 422
    await ask(client, "POST", path, {"stance": "against", "text": BRIBE})
    assert (await ask(client, "GET", f"consultations/{one}")).json()["opinions"] == []

    work = f"consultation-work/{one}/opinions"
    listed = (await ask(client, "GET", work, by=CULTURE)).json()
    assert [each["text"] for each in listed] == [PLAIN, ""]
    assert (await ask(client, "GET", work, by=CLERK)).json()[1]["text"] == BRIBE
    assert (await ask(client, "GET", work, by=HEAD)).status_code == 403
    first = listed[0]["id"]
    await ask(client, "POST", f"opinions/{first}/release", {"text": PLAIN}, by=CULTURE)
    [shown] = (await ask(client, "GET", f"consultations/{one}")).json()["opinions"]
    assert shown == {
        "stance": "against",
        "channel": "web",
        "received_on": "2026-03-02",
        "text": PLAIN,
    }


async def test_events_and_history_hold_no_word_of_an_opinion(session: AsyncSession) -> None:
    row = await opened(session)
    opinion = await said(session, row, PLAIN)
    await moderating.release_opinion(
        session, opinion.id, text="Lời đã xem", by=CULTURE, now=ward.at(DAY)
    )
    await close_consultations(session, by=ward.CLOCK, now=ward.at(on(21)))

    noted = str(session.info)
    assert "consultation.closed" in noted
    assert PLAIN not in noted
    assert "Lời đã xem" not in noted
