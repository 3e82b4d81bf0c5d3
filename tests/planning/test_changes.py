"""What two versions of a plan differ in: sentences for everybody, duties for officials."""

from __future__ import annotations

from uuid import UUID

import pytest

from services.planning.amending.differences import sentence_changes
from services.planning.amending.rules import Asked, Turn, same_duties, same_turns
from tests.planning.ward import APPROVAL, BINH, FRONT_MAN, LAN

A, B, C = (UUID(int=number) for number in (1, 2, 3))
NORTH, SOUTH, CENTRE = (UUID(int=number) for number in (11, 12, 13))


def asked(key: UUID, sentence: str, **other: str) -> Asked:
    said = {"kind": "outreach", "title": sentence, "path": "II.1", "cadence": "once"} | other
    return Asked(key=key, sentence=sentence, **said)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        # Renumbered, but the same words.
        (("Niêm yết 14 nội dung.", {}), ("Niêm yết 14 nội dung.", {"path": "II.4"}), True),
        # In its place, with some other words.
        (
            ("Tổ chức hai lớp tập huấn về dân chủ cho cán bộ.", {}),
            ("Tổ chức ba lớp tập huấn về dân chủ cho cán bộ.", {}),
            True,
        ),
        # Nothing alike.
        (("Niêm yết 14 nội dung.", {}), ("Khảo sát mức độ hài lòng của người dân.", {}), False),
        # The same words, but another kind of duty.
        (("Báo cáo.", {"kind": "report"}), ("Báo cáo.", {"kind": "inspection"}), False),
        # The report of six months is one, whatever the words.
        (
            ("Báo cáo trước ngày 25/5.", {"kind": "report", "cadence": "half_yearly"}),
            ("Gửi kết quả 6 tháng.", {"kind": "report", "cadence": "half_yearly"}),
            True,
        ),
    ],
)
def test_a_duty_is_the_same_by_its_words(old, new, same):
    found = same_duties([asked(A, old[0], **old[1])], [asked(B, new[0], **new[1])])

    assert found == ({B: A} if same else {})


def test_no_duty_is_matched_twice():
    old = [asked(A, "Họp khu phố.")]
    new = [asked(B, "Họp khu phố."), asked(C, "Họp khu phố.", path="II.2")]

    assert same_duties(old, new) == {B: A}


def test_the_same_words_in_the_same_place_come_before_the_same_words_elsewhere():
    old = [asked(A, "Họp khu phố."), asked(B, "Họp khu phố.", path="II.2")]
    new = [asked(C, "Họp khu phố.", path="II.2")]

    assert same_duties(old, new) == {C: B}


@pytest.mark.parametrize(
    ("owed", "wanted", "found"),
    [
        ([("q1", NORTH), ("q2", NORTH)], [("q2", NORTH), ("q1", NORTH)], {0: 1, 1: 0}),
        # To another unit, quarter by quarter.
        ([("q1", NORTH), ("q2", NORTH)], [("q1", SOUTH), ("q2", SOUTH)], {0: 0, 1: 1}),
        # One of two units goes, and nobody takes its place.
        ([("", NORTH), ("", SOUTH)], [("", SOUTH)], {0: 1}),
        # Two new units: who took it over cannot be said.
        ([("", NORTH)], [("", SOUTH), ("", CENTRE)], {}),
        # Once a year either way.
        ([("", NORTH)], [("năm", NORTH)], {0: 0}),
        # Four quarters are not one half-year.
        ([("q1", NORTH), ("q2", NORTH)], [("6 tháng", NORTH)], {}),
    ],
)
def test_each_turn_goes_on_as_the_same_task(owed, wanted, found):
    old = [Turn(A, period, unit) for period, unit in owed]
    new = [Turn(B, period, unit) for period, unit in wanted]

    assert same_turns(old, new, {B: A}) == found
    assert same_turns(old, new, {}) == {}


def test_sentences_are_added_removed_and_reworded():
    before = [("1", "Giữ nguyên."), ("2", "Họp mỗi quý một lần tại khu phố."), ("3", "Bỏ đi.")]
    after = [("1", "Giữ nguyên."), ("2", "Họp mỗi tháng một lần tại khu phố."), ("4", "Khảo sát.")]

    found = sentence_changes(before, after)

    assert [(one.change, one.was, one.now) for one in found] == [
        ("changed", "Họp mỗi quý một lần tại khu phố.", "Họp mỗi tháng một lần tại khu phố."),
        ("added", "", "Khảo sát."),
        ("removed", "Bỏ đi.", ""),
    ]
    assert sentence_changes(before, before) == []


async def test_officials_see_duties_and_others_only_sentences(faces, small_plan):
    await faces.approved(small_plan)
    new = await faces.submitted(small_plan.replace("trước ngày 25/5", "trước ngày 30/5"))

    office = (await faces.get(f"plans/{new}/changes", BINH)).json()
    stranger = await faces.get(f"plans/{new}/changes")
    front = await faces.get(f"plans/{new}/changes", FRONT_MAN)
    form = {"number": "45/KH-UBND"}
    await faces.approve(new, APPROVAL | form, to="amendment")
    public = (await faces.get(f"plans/{new}/changes")).json()

    [report] = office["duties"]
    fields = {one["what"]: (one["was"], one["now"]) for one in report["fields"]}
    assert fields["due"] == ("trước ngày 25/5", "trước ngày 30/5")
    assert set(fields) == {"title", "due"}
    assert [one["change"] for one in office["sentences"]] == ["changed"]
    # A draft is nobody's but its authors'.
    assert (stranger.status_code, front.status_code) == (404, 404)
    assert (public["duties"], len(public["sentences"])) == (None, 1)


async def test_the_only_version_has_nothing_to_be_compared_with(faces, small_plan):
    plan_id = await faces.approved(small_plan)

    answer = await faces.get(f"plans/{plan_id}/changes", LAN)

    assert (answer.status_code, answer.json()["type"]) == (404, "OnlyVersion")
