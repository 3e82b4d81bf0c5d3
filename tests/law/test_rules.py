"""The rules as data: both regimes, thresholds, and what a ward may set."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from libs.law.measures import Measure, Unit
from libs.law.reading import DATA
from libs.law.refusals import (
    FixedByLaw,
    NotAShare,
    RuleNotInForce,
    UnknownRule,
)
from libs.law.rules import rule, rule_histories, rules_on

NOW = date(2026, 11, 23)
W, C = Unit.WORKING_DAYS, Unit.CALENDAR_DAYS


@pytest.mark.parametrize(
    ("rule_id", "last_old", "old", "new"),
    [
        ("complaint.accept", "2026-06-30", (10, C), (7, W)),
        ("complaint.accept_second", "2026-06-30", (10, C), (7, W)),
        ("reception.minimum", "2026-06-30", (1, Unit.DAYS_PER_WEEK), (2, Unit.DAYS_PER_MONTH)),
    ],
)
def test_a_rule_changes_on_the_day_the_new_law_takes_effect(rule_id, last_old, old, new):
    before = date.fromisoformat(last_old)
    was, became = rule(rule_id, before), rule(rule_id, date(2026, 7, 1))

    assert old == (was.value, was.unit)
    assert new == (became.value, became.unit)
    assert was.basis != became.basis


# The table of deadlines in the law notes, part 3.2, with parts 1.2 to 1.7.
@pytest.mark.parametrize(
    ("rule_id", "value", "unit"),
    [
        ("disclosure.publish", 5, W),
        ("disclosure.posting", 30, C),
        ("disclosure.loudspeaker", 3, C),
        ("reception.first_answer", 10, W),
        ("reception.feedback", 7, W),
        ("reception.calendar_posted", 5, W),
        ("reception.refusal_notice", 3, W),
        ("reception.neglect", 45, C),
        ("complaint.limitation", 90, C),
        ("complaint.settle", 30, C),
        ("complaint.settle_complex", 45, C),
        ("complaint.settle_remote", 45, C),
        ("complaint.settle_remote_complex", 60, C),
        ("complaint.dialogue_notice", 5, C),
        ("complaint.decision_sent", 3, W),
        ("complaint.suspension_sent", 3, W),
        ("complaint.resumption_sent", 3, W),
        ("complaint.second", 30, C),
        ("complaint.second_remote", 45, C),
        ("complaint.settle_second", 45, C),
        ("complaint.settle_second_complex", 60, C),
        ("complaint.settle_second_remote", 60, C),
        ("complaint.settle_second_remote_complex", 70, C),
        ("complaint.second_decision_sent", 7, C),
        ("complaint.effect", 30, C),
        ("complaint.effect_remote", 45, C),
        ("denunciation.accept", 7, W),
        ("denunciation.accept_several_places", 10, W),
        ("denunciation.transfer", 5, W),
        ("denunciation.press", 20, C),
        ("denunciation.acceptance_notice", 5, W),
        ("denunciation.settle", 30, C),
        ("denunciation.suspension_sent", 5, W),
        ("denunciation.conclusion_sent", 5, W),
        ("denunciation.handling", 7, W),
        ("denunciation.again", 20, C),
        ("denunciation.publicise", 7, W),
        ("petition.answer", 10, W),
        ("supervision.inspectors_answer", 15, C),
        ("supervision.investment_answer", 15, C),
        ("supervision.plan_sent", 5, W),
        ("supervision.investment_notice", 45, C),
        ("information.at_office", 10, W),
        ("information.online_simple", 3, W),
        ("information.online_complex", 15, W),
        ("participation.meeting_notice", 2, C),
        ("participation.decision_sent", 5, W),
        ("participation.recognition_ward", 5, W),
        ("participation.recognition_front", 5, W),
        ("participation.consent_validity", 3, Unit.MONTHS),
        ("village_head.election_decision", 20, C),
        ("village_head.candidates", 15, C),
        ("village_head.election_team", 10, C),
        ("village_head.announcement", 7, C),
        ("village_head.new_election", 60, C),
        ("convention.draft_posting", 30, C),
        ("convention.suspension", 3, W),
        ("convention.abolition", 5, W),
        ("convention.sent_out", 2, W),
        ("consultation.opinion_period", 20, C),
        ("community.invitation", 5, C),
        ("agency.publish", 5, W),
        ("agency.posting", 20, C),
        ("agency.conference", 3, Unit.MONTHS),
        ("agency.inspectors_answer", 15, C),
        ("front.supervision_notice", 15, C),
        ("front.supervised_report", 7, C),
        ("front.supervision_result", 15, C),
        ("front.criticism_draft", 15, C),
    ],
)
def test_the_law_asks_for_these_days(rule_id, value, unit):
    found = rule(rule_id, NOW)

    assert (value, unit, False) == (found.value, found.unit, found.settable)


def test_every_rule_names_its_article_or_says_whose_choice_it_is():
    for history in rule_histories().values():
        assert history.title[0].isupper(), history.id
        for version in history.versions:
            assert version.basis, history.id
            if version.measure in (Measure.WITHIN, Measure.BEFORE) and version.unit in (W, C):
                assert history.starts, f"{history.id} does not say when its clock starts"


@pytest.mark.parametrize(
    ("rule_id", "needed"),
    [
        ("participation.contributions_passed", [100, 133, 134, 134, 160]),
        ("participation.matter_passed", [76, 100, 101, 101, 121]),
        ("participation.initiative", [15, 20, 20, 21, 24]),
        ("village_head.dismissal_petition", [75, 100, 100, 101, 120]),
    ],
)
def test_shares_of_all_households_are_whole_numbers(rule_id, needed):
    assert needed == [rule(rule_id, NOW).least(total) for total in (150, 199, 200, 201, 240)]


def test_two_thirds_of_thirty_three_villages_are_twenty_two():
    assert rule("participation.commune_passed", NOW).least(33) == 22


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_least_count_is_exactly_where_a_share_begins_to_be_met(count, total):
    for rule_id in ("participation.matter_passed", "participation.contributions_passed"):
        share = rule(rule_id, NOW)
        assert (count >= share.least(total)) == share.is_met(count, total)


def test_a_deadline_is_not_a_share():
    with pytest.raises(NotAShare):
        rule("complaint.accept", NOW).is_met(1, 2)


def test_an_unknown_rule_is_answered_with_its_neighbours():
    with pytest.raises(UnknownRule, match=r"Có phải: complaint\.accept"):
        rule("complaint.acc", NOW)


def test_a_rule_does_not_reach_back_before_its_law():
    with pytest.raises(RuleNotInForce, match="30/06/2026"):
        rule("reception.refusal_notice", date(2026, 6, 30))
    assert "reception.refusal_notice" not in {each.id for each in rules_on(date(2026, 6, 30))}


def test_only_what_no_law_fixes_may_be_set_by_the_ward():
    assert rule("hotline.answer", NOW).with_value(3).value == 3
    with pytest.raises(FixedByLaw, match="Điều 12 khoản 3"):
        rule("disclosure.publish", NOW).with_value(7)


@pytest.mark.parametrize(
    ("rule_id", "says"),
    [
        ("disclosure.publish", "trong thời hạn 5 ngày làm việc"),
        ("report.half_year", "trước ngày 25/5"),
        ("participation.matter_passed", "trên 1/2 tổng số đại diện hộ gia đình"),
        ("reception.calendar_posted", "chậm nhất 5 ngày làm việc trước"),
    ],
)
def test_a_rule_says_its_number_in_vietnamese(rule_id, says):
    assert says == rule(rule_id, NOW).says


def test_no_rule_id_is_used_twice():
    ids = [
        entry["id"]
        for path in (DATA / "rules").glob("*.yaml")
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]

    assert sorted(set(ids)) == sorted(ids)
    assert set(ids) == set(rule_histories())


def test_supervision_names_its_articles_or_says_that_it_is_the_products():
    for entry in yaml.safe_load((DATA / "rules" / "supervision.yaml").read_text()):
        for version in entry["versions"]:
            if version.get("confidence") == "product":
                assert "mức của phần mềm" in version["basis"].lower(), entry["id"]
            else:
                assert "Điều " in version["basis"], entry["id"]
