"""Opinions that say alike stand together, whatever the order; a person may arrange them anew."""

from __future__ import annotations

from collections import Counter
from datetime import date
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.rules import rule
from libs.permissions import NotYourRole
from services.participation.consultations.rules import Stance
from services.participation.consultations.tables import Consultation
from services.participation.grouping import actions, rules
from services.participation.grouping.queries import Grouped, grouped
from services.participation.grouping.rules import Answer, Written, groups, phrases
from services.participation.opinions import moderating
from services.participation.opinions.actions import Said, enter_opinions, send_opinion
from services.participation.opinions.closing import close_consultations
from services.participation.opinions.rules import Channel, Ground
from services.participation.opinions.tables import Opinion
from tests.participation import ward
from tests.participation.asked import DAY, on, opened
from tests.participation.ward import CLOCK, OFFICIAL

LEAST = rule(rules.ALIKE_RULE, date(2026, 3, 1))
TRAFFIC = (
    "Chợ họp buổi chiều làm tắc đường, đề nghị họp sáng.",
    "Buổi chiều chợ họp làm tắc đường phố Mẫu.",
    "cho hop buoi chieu lam tac duong",
)
RUBBISH = ("Rác sau chợ không ai dọn, mùi rất khó chịu.", "Rác sau chợ không ai dọn.")
HOW = {"by": OFFICIAL, "now": ward.at(on(22))}

words = st.sampled_from(["chợ", "tắc", "đường", "rác", "chiều", "giờ", "xe", "bãi", "sáng"])
texts = st.lists(words, min_size=1, max_size=6).map(" ".join)
opinions = st.lists(st.tuples(st.sampled_from(Stance), texts), min_size=1, max_size=25).map(
    lambda said: [Written(UUID(int=n), stance, text) for n, (stance, text) in enumerate(said, 1)]
)


def written(*said: str, stance: Stance = Stance.AGAINST) -> list[Written]:
    return [Written(UUID(int=n), stance, text) for n, text in enumerate(said, 1)]


def test_two_texts_of_the_same_matter_are_alike_with_or_without_marks() -> None:
    found = groups(written(*TRAFFIC, *RUBBISH), LEAST)

    assert [[member.id.int for member in group.members] for group in found] == [[2, 1, 3], [4, 5]]
    [_, first, _] = found[0].members
    assert "tac duong" in first.shared
    assert (first.shared_count, first.whole_count) == (4, 12)


def test_for_and_against_are_never_together_though_the_words_are_the_same() -> None:
    same = [*written(TRAFFIC[0]), Written(UUID(int=9), Stance.FOR, TRAFFIC[0])]

    assert [len(group.members) for group in groups(same, LEAST)] == [1, 1]


def test_exactly_the_share_of_the_law_data_is_enough_and_a_little_less_is_not() -> None:
    assert LEAST.says == "ít nhất 30/100 số cụm từ của hai ý kiến"
    ten = " ".join(f"a{n}" for n in range(8))  # seven pairs
    near = " ".join(["a0", "a1", "a2", "a3", *(f"b{n}" for n in range(3))])  # three shared, of ten
    far = " ".join(["a0", "a1", "a2", *(f"b{n}" for n in range(4))])  # two shared, of eleven
    assert len(phrases(ten) & phrases(near)) * 10 == len(phrases(ten) | phrases(near)) * 3
    assert len(groups(written(ten, near), LEAST)) == 1
    assert len(groups(written(ten, far), LEAST)) == 2


@given(opinions, st.randoms(use_true_random=False))
@example([Written(UUID(int=1), Stance.FOR, "!!!"), Written(UUID(int=2), Stance.FOR, "tôi")], None)
def test_the_same_input_in_any_order_gives_the_same_groups(said, random) -> None:
    shuffled = list(reversed(said))
    if random:
        random.shuffle(shuffled)

    first, second = groups(said, LEAST), groups(shuffled, LEAST)
    assert first == second
    placed = Counter(member.id for group in first for member in group.members)
    assert placed == Counter(each.id for each in said)
    by_id = {each.id: each for each in said}
    for group in first:
        leader = phrases(by_id[group.members[0].id].text)
        for member in group.members:
            its = phrases(by_id[member.id].text)
            assert by_id[member.id].stance == group.stance
            assert LEAST.is_met(len(its & leader), len(its | leader))
    for one in said:
        same = [each.id for each in said if (each.stance, each.text) == (one.stance, one.text)]
        assert any({m.id for m in group.members} >= set(same) for group in first)


async def asked(session: AsyncSession, *said: str) -> tuple[Consultation, list[Opinion]]:
    """A consultation that is over, with opinions that a clerk released."""
    row, sent = await opened(session), []
    for text in said:
        opinion = await send_opinion(session, row.id, Said(Stance.AGAINST, text), now=ward.at(DAY))
        await moderating.release_opinion(
            session, opinion.id, text=text, by=OFFICIAL, now=ward.at(DAY)
        )
        sent.append(opinion)
    await close_consultations(session, by=CLOCK, now=ward.at(on(21)))
    return row, sent


async def typed_in(session: AsyncSession, row: Consultation, text: str) -> Opinion:
    """One in favour, typed in from paper after the last day; nobody has looked at it yet."""
    how = {"channel": Channel.PAPER, "received_on": on(20), "neighbourhood_id": None}
    [made] = await enter_opinions(session, row.id, [Said(Stance.FOR, text)], **how, **HOW)
    return made


def sizes(found: list[Grouped]) -> list[int]:
    return [len(each.members) for each in found]


async def test_what_a_person_arranged_or_explained_stays_when_grouped_anew(
    session: AsyncSession,
) -> None:
    row, sent = await asked(session, *TRAFFIC, *RUBBISH)
    await actions.group_opinions(session, row.id, **HOW)
    traffic, rubbish = await grouped(session, row.id)
    assert sizes([traffic, rubbish]) == [3, 2]
    await actions.explain_group(
        session,
        rubbish.group.id,
        title="Rác sau chợ",
        answer=Answer.ACCEPTED,
        explanation="Thu gom lúc 18 giờ.",
        **HOW,
    )
    own = await actions.move_opinion(session, sent[1].id, group_id=None, **HOW)
    await actions.group_opinions(session, row.id, **HOW)

    found = await grouped(session, row.id)
    assert sorted(sizes(found)) == [1, 2, 2]
    assert {own.id, rubbish.group.id} <= {each.group.id for each in found}
    [alone] = [each for each in found if each.group.id == own.id]
    assert (alone.members[0][0].by_hand, alone.members[0][0].leads) == (True, True)


async def test_groups_are_merged_and_an_opinion_moved_but_not_over_its_stance(
    session: AsyncSession,
) -> None:
    row, sent = await asked(session, TRAFFIC[0], *RUBBISH)
    liked = await typed_in(session, row, "Chợ họp buổi sáng là đúng.")
    await moderating.release_opinion(session, liked.id, text=liked.text, **HOW)
    await actions.group_opinions(session, row.id, **HOW)
    found = {each.members[0][1].id: each.group for each in await grouped(session, row.id)}
    traffic = found[sent[0].id]
    with pytest.raises(rules.StancesDiffer):
        await actions.merge_groups(session, traffic.id, other_id=found[liked.id].id, **HOW)
    with pytest.raises(rules.StancesDiffer):
        await actions.move_opinion(session, liked.id, group_id=traffic.id, **HOW)
    with pytest.raises(rules.SameGroup):
        await actions.merge_groups(session, traffic.id, other_id=traffic.id, **HOW)
    [rubbish] = [each for each in found.values() if each.id not in (traffic.id, found[liked.id].id)]
    await actions.merge_groups(session, traffic.id, other_id=rubbish.id, **HOW)

    assert sizes(await grouped(session, row.id)) == [3, 1]


async def test_a_ward_chooses_its_share_within_bounds_and_groups_that_were_made_stay(
    session: AsyncSession,
) -> None:
    row, _ = await asked(session, *TRAFFIC)
    await actions.group_opinions(session, row.id, **HOW)
    assert sizes(await grouped(session, row.id)) == [3]
    for by, share, refusal in (
        (ward.CHAIR, rules.SHARE_MIN - 1, rules.ShareOutOfBounds),
        (ward.CHAIR, rules.SHARE_MAX + 1, rules.ShareOutOfBounds),
        (ward.CLERK, 60, NotYourRole),
    ):
        with pytest.raises(refusal):
            await actions.set_grouping_share(session, share, by=by, now=ward.at(on(22)))
    for share in (rules.SHARE_MIN, rules.SHARE_MAX, 60):
        await actions.set_grouping_share(session, share, **HOW)

    assert sizes(await grouped(session, row.id)) == [3]
    await actions.group_opinions(session, row.id, **HOW)
    assert sizes(await grouped(session, row.id)) == [2, 1]


async def test_nothing_is_grouped_before_a_clerk_has_seen_it_and_spam_leaves(
    session: AsyncSession,
) -> None:
    row, sent = await asked(session, *RUBBISH)
    await actions.group_opinions(session, row.id, **HOW)
    await moderating.keep_opinion(session, sent[0].id, ground=Ground.SPAM, **HOW)
    assert sizes(await grouped(session, row.id)) == [1]
    await typed_in(session, row, "Chưa ai xem.")
    with pytest.raises(rules.OpinionsUnseen, match="Còn 1 ý kiến"):
        await actions.group_opinions(session, row.id, **HOW)
