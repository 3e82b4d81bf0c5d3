"""Who decides, in which form, by which share, from when: the tables of articles 15 to 22."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.law import decisions
from libs.law.decisions import (
    Before,
    Chair,
    Clause,
    FormBarred,
    NotForScope,
    NotLawYet,
    Recogniser,
    Scope,
    Starts,
    VoteForm,
    Votes,
    VotingAct,
)

DAY = date(2026, 3, 2)
TWO_THIRDS = (Clause.WORKS, Clause.SPENDING)
HALF = (Clause.CONVENTION, Clause.HEAD, Clause.BOARD, Clause.OTHER)
clauses = st.sampled_from(Clause)
totals = st.integers(1, 2_000)


@pytest.mark.parametrize(
    ("households", "two_thirds", "half"),
    [
        *((149, 100, 75), (150, 100, 76), (199, 133, 100), (200, 134, 101), (201, 134, 101)),
        *((240, 160, 121), (301, 201, 151), (1, 1, 1), (2, 2, 2), (3, 2, 2)),
    ],
)
def test_how_many_households_have_to_say_yes(households: int, two_thirds: int, half: int) -> None:
    for clause, least in [(c, two_thirds) for c in TWO_THIRDS] + [(c, half) for c in HALF]:
        assert decisions.needed(clause, households, DAY) == least
        assert decisions.passed(clause, least, households, DAY)
        assert not decisions.passed(clause, least - 1, households, DAY)


def test_two_thirds_is_inclusive_and_half_is_not() -> None:
    assert decisions.passed(Clause.WORKS, 6_667, 10_000, DAY)
    assert not decisions.passed(Clause.WORKS, 6_666, 10_000, DAY)
    assert decisions.passed(Clause.SPENDING, 134, 201, DAY)  # exactly two thirds
    assert not decisions.passed(Clause.OTHER, 120, 240, DAY)  # exactly half
    assert decisions.passed(Clause.OTHER, 121, 240, DAY)


@given(clauses, totals, st.data())
def test_a_share_is_what_fractions_say(clause: Clause, total: int, data: st.DataObject) -> None:
    yes = data.draw(st.integers(0, total))
    share = Fraction(yes, total)
    asked = share >= Fraction(2, 3) if clause in TWO_THIRDS else share > Fraction(1, 2)

    assert decisions.passed(clause, yes, total, DAY) == asked


@given(clauses, totals, st.data())
def test_one_more_yes_never_unmakes_a_decision(
    clause: Clause, total: int, data: st.DataObject
) -> None:
    yes = data.draw(st.integers(0, total - 1))
    if decisions.passed(clause, yes, total, DAY):
        assert decisions.passed(clause, yes + 1, total, DAY)
    assert decisions.needed(clause, total, DAY) <= decisions.needed(clause, total + 1, DAY)


@given(clauses, totals, st.data())
def test_a_meeting_lacks_households_when_all_of_them_together_could_not_adopt(
    clause: Clause, total: int, data: st.DataObject
) -> None:
    present = data.draw(st.integers(0, total))

    assert decisions.lacks(clause, present, total, DAY) == (
        not decisions.passed(clause, present, total, DAY)
    )


def test_a_convention_asks_for_more_than_half_of_the_households_to_attend() -> None:
    assert decisions.lacks(Clause.CONVENTION, 120, 240, DAY)
    assert not decisions.lacks(Clause.CONVENTION, 121, 240, DAY)


def test_the_commune_needs_two_thirds_of_the_households_and_of_the_neighbourhoods() -> None:
    yes, no = Votes(100, 100), Votes(0, 100)
    assert decisions.commune_passed(Clause.WORKS, [yes] * 22 + [no] * 11, DAY)
    assert not decisions.commune_passed(Clause.WORKS, [yes] * 21 + [no] * 12, DAY)
    # Two of three neighbourhoods, but not two thirds of the households: a big one said no.
    small, big = Votes(100, 100), Votes(0, 300)
    assert not decisions.commune_passed(Clause.WORKS, [small, small, big], DAY)
    # Two thirds of the households, but only one of two neighbourhoods.
    assert not decisions.commune_passed(Clause.WORKS, [Votes(300, 300), Votes(0, 100)], DAY)
    assert not decisions.commune_passed(Clause.WORKS, [], DAY)


villages = st.lists(
    st.integers(1, 400).flatmap(lambda n: st.builds(Votes, st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=40,
)


@given(st.sampled_from(TWO_THIRDS), villages)
def test_the_commune_is_what_fractions_say(clause: Clause, counts: list[Votes]) -> None:
    share = Fraction(sum(c.yes for c in counts), sum(c.households for c in counts))
    for_it = sum(Fraction(c.yes, c.households) >= Fraction(2, 3) for c in counts)
    asked = share >= Fraction(2, 3) and Fraction(for_it, len(counts)) >= Fraction(2, 3)

    assert decisions.commune_passed(clause, counts, DAY) == asked


# clause, scope, and which of the three forms is allowed: at once, only after something, or never.
FORMS = """
works      commune       yes yes     no
spending   commune       yes yes     no
convention commune       no  no      no
head       commune       no  no      no
board      commune       no  no      no
other      commune       no  no      no
works      neighbourhood yes lacking no
spending   neighbourhood yes lacking no
convention neighbourhood yes lacking no
head       neighbourhood yes lacking no
board      neighbourhood yes lacking no
other      neighbourhood yes yes     accepted
"""
ROWS = [
    (Clause(clause), Scope(scope), form, said)
    for clause, scope, *answers in map(str.split, FORMS.strip().splitlines())
    for form, said in zip(VoteForm, answers, strict=True)
]


@pytest.mark.parametrize(("clause", "scope", "form", "said"), ROWS)
def test_the_form_matrix(clause: Clause, scope: Scope, form: VoteForm, said: str) -> None:
    both = tuple(Before)
    if said == "yes":
        assert decisions.form_allowed(clause, scope, form, DAY).basis
        return
    with pytest.raises(FormBarred, match="Điều"):
        decisions.form_allowed(clause, scope, form, DAY)
    if said == "no":
        with pytest.raises(FormBarred, match="Căn cứ: Điều"):
            decisions.form_allowed(clause, scope, form, DAY, after=both)
        return
    other = [each for each in both if each != said]
    with pytest.raises(FormBarred):
        decisions.form_allowed(clause, scope, form, DAY, after=other)
    assert decisions.form_allowed(clause, scope, form, DAY, after=[said]).after == said


def test_a_barred_form_names_the_article_that_bars_it() -> None:
    with pytest.raises(FormBarred, match=r"khoản 6.*Điều 5 khoản 1 Nghị định 59/2023"):
        decisions.form_allowed(Clause.WORKS, Scope.NEIGHBOURHOOD, VoteForm.ONLINE, DAY)
    with pytest.raises(FormBarred, match=r"Điều 19 khoản 1 điểm b"):
        decisions.form_allowed(Clause.HEAD, Scope.NEIGHBOURHOOD, VoteForm.PAPER_BALLOTS, DAY)
    with pytest.raises(FormBarred, match=r"trên 50%"):
        decisions.form_allowed(Clause.OTHER, Scope.NEIGHBOURHOOD, VoteForm.ONLINE, DAY)


@pytest.mark.parametrize(
    ("clause", "scope", "starts", "by"),
    [
        (Clause.WORKS, Scope.NEIGHBOURHOOD, Starts.ADOPTED, None),
        (Clause.SPENDING, Scope.NEIGHBOURHOOD, Starts.ADOPTED, None),
        (Clause.OTHER, Scope.NEIGHBOURHOOD, Starts.ADOPTED, None),
        (Clause.WORKS, Scope.COMMUNE, Starts.SET_BY_WARD, Recogniser.WARD),
        (Clause.SPENDING, Scope.COMMUNE, Starts.SET_BY_WARD, Recogniser.WARD),
        (Clause.CONVENTION, Scope.NEIGHBOURHOOD, Starts.RECOGNISED, Recogniser.WARD),
        (Clause.HEAD, Scope.NEIGHBOURHOOD, Starts.RECOGNISED, Recogniser.WARD),
        (Clause.BOARD, Scope.NEIGHBOURHOOD, Starts.RECOGNISED, Recogniser.FRONT),
    ],
)
def test_who_recognises_and_from_when_it_has_effect(
    clause: Clause, scope: Scope, starts: Starts, by: Recogniser | None
) -> None:
    assert decisions.effect(clause, scope, DAY).starts is starts
    assert decisions.recogniser(clause, scope, DAY) is by


def test_who_proposes_and_who_chairs() -> None:
    assert decisions.proposal(Scope.COMMUNE, DAY).proposer == "ward_chair"
    assert decisions.proposal(Scope.NEIGHBOURHOOD, DAY).agreed_by == "front_committee"
    chairs = {
        (Clause.WORKS, VotingAct.DECIDE): Chair.HEAD,
        (Clause.BOARD, VotingAct.DISMISS): Chair.HEAD,
        (Clause.HEAD, VotingAct.DECIDE): Chair.ELECTION_TEAM,
        (Clause.HEAD, VotingAct.DISMISS): Chair.FRONT_COMMITTEE,
        (Clause.HEAD, VotingAct.DISMISS_COMMITTEE_HEAD): Chair.WARD_CHAIR,
        (Clause.BOARD, VotingAct.DISMISS_COMMITTEE_HEAD): Chair.HEAD,
    }
    for (clause, act), who in chairs.items():
        assert decisions.chair(clause, DAY, act).chair is who
    with_papers = {clause for clause in Clause if decisions.needs_documents(clause)}
    assert with_papers == {Clause.WORKS, Clause.SPENDING, Clause.CONVENTION}


def test_a_scope_that_is_not_the_commune_s_and_a_day_before_the_law() -> None:
    with pytest.raises(NotForScope, match="khoản 1 và khoản 2"):
        decisions.effect(Clause.HEAD, Scope.COMMUNE, DAY)
    with pytest.raises(NotLawYet, match="30/06/2023"):
        decisions.proposal(Scope.COMMUNE, date(2023, 6, 30))
    with pytest.raises(NotLawYet):
        decisions.form_allowed(
            Clause.WORKS, Scope.NEIGHBOURHOOD, VoteForm.MEETING, date(2023, 6, 30)
        )
