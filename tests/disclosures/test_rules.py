"""The rules of disclosure as tables of cases from the law."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest

from libs.kernel.errors import Refusal
from libs.kernel.files import StoredFile
from libs.law.calendar import national_calendar
from libs.law.clocks import working_days_late, working_days_left
from libs.law.forms import Form, Place
from services.disclosures import rules
from services.disclosures.board.rules import Mark, Paper, mark, most_urgent
from services.disclosures.obligations.rules import (
    due_after,
    owed_by_plan,
    publish_rule,
)
from services.disclosures.posting import rules as posting
from services.disclosures.posting.rules import Hanging
from services.disclosures.proving.rules import (
    Need,
    Proofs,
    Sheet,
    Spot,
    is_complete,
    is_proven,
    longest_run,
    required_forms,
    run_through,
    unfold,
)
from services.disclosures.rules import MOVES, MoveNotAllowed, State, check_move, check_shown

ALLOWED = {
    ("draft", "approved"),
    ("draft", "withdrawn"),
    ("approved", "published"),
    ("approved", "withdrawn"),
    ("published", "posting"),
    ("published", "completed"),
    ("published", "corrected"),
    ("published", "withdrawn"),
    ("posting", "completed"),
    ("posting", "corrected"),
    ("posting", "withdrawn"),
    ("completed", "corrected"),
    ("completed", "withdrawn"),
    ("corrected", "approved"),
    ("corrected", "corrected"),
    ("corrected", "withdrawn"),
}


@pytest.mark.parametrize(("now", "wanted"), list(product(State, State)))
def test_every_move_is_allowed_or_refused_as_the_table_says(now: State, wanted: State) -> None:
    if (now, wanted) in ALLOWED:
        check_move(now, wanted)
    else:
        with pytest.raises(MoveNotAllowed, match="nên không chuyển sang"):
            check_move(now, wanted)


def test_every_state_has_its_moves_and_its_words() -> None:
    assert set(MOVES) == set(State) == set(rules.STATE_WORDS)


@pytest.mark.parametrize(
    ("signed_on", "due_on"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),  # over a weekend
        (date(2026, 2, 12), date(2026, 2, 26)),  # over Tết
        (date(2026, 4, 24), date(2026, 5, 6)),  # over Giỗ Tổ, 30/4 and 1/5
        (date(2026, 3, 7), date(2026, 3, 13)),  # signed on a Saturday
        (date(2022, 5, 1), date(2023, 7, 7)),  # older than the law, which binds from 1/7/2023
    ],
)
def test_a_document_is_due_on_the_fifth_working_day(signed_on: date, due_on: date) -> None:
    due = due_after(signed_on)

    assert due.due_on == due_on
    assert due.rule == "disclosure.publish"
    assert "Điều 12 khoản 3" in due.basis


@pytest.mark.parametrize(
    ("item", "due_on"), [("14c", date(2026, 3, 11)), ("14b", date(2026, 3, 9))]
)
def test_the_law_of_its_field_goes_first(item: str, due_on: date) -> None:
    signed_on = date(2026, 3, 2)

    assert due_after(signed_on, publish_rule(item, signed_on)).due_on == due_on


def test_a_due_date_explains_every_day_it_counted_or_skipped() -> None:
    due = due_after(date(2026, 2, 12))

    assert [day["on"] for day in due.counted] == [
        (date(2026, 2, 12) + timedelta(days=n)).isoformat() for n in range(15)
    ]
    assert [day["number"] for day in due.counted if day["number"]] == [1, 2, 3, 4, 5]
    assert due.counted[0]["counting"] == "start"
    assert any("Tết" in day["why"] or "Nguyên Đán" in day["why"] for day in due.counted)


@pytest.mark.parametrize(
    ("on", "late"),
    [
        (date(2026, 3, 9), 0),
        (date(2026, 3, 10), 1),
        (date(2026, 3, 13), 4),
        (date(2026, 3, 15), 4),  # a Sunday adds nothing
        (date(2026, 3, 16), 5),
    ],
)
def test_lateness_counts_working_days(on: date, late: int) -> None:
    assert working_days_late(date(2026, 3, 9), on) == late


def test_a_day_late_on_a_saturday_is_still_late() -> None:
    assert working_days_late(date(2026, 3, 13), date(2026, 3, 14)) == 1


def test_days_left_and_days_late_are_one_scale() -> None:
    days = national_calendar()

    assert working_days_left(date(2026, 3, 2), date(2026, 3, 9), days) == 5
    assert working_days_left(date(2026, 3, 9), date(2026, 3, 9), days) == 0
    assert working_days_left(date(2026, 3, 10), date(2026, 3, 9), days) == -1


def test_the_plan_owes_permanent_and_periodical_items_and_nothing_that_depends_on_an_event() -> (
    None
):
    owed = owed_by_plan(2026)

    keys = [(each.item.key, each.period) for each in owed]
    assert len(keys) == len(set(keys))
    assert [period for key, period in keys if key == "2c"] == [
        "2026-Q1",
        "2026-Q2",
        "2026-Q3",
        "2026-Q4",
    ]
    assert [period for key, period in keys if key == "1c"] == ["2026-H1", "2026-H2"]
    assert {key for key, period in keys if not period} == {"4a", "4b", "4c", "13a", "13b"}
    assert not {"3a", "7a", "10a", "14q"} & {key for key, _ in keys}


@pytest.mark.parametrize(
    ("posted_on", "until"),
    [
        (date(2026, 3, 2), date(2026, 4, 1)),
        (date(2026, 1, 31), date(2026, 3, 2)),
        (date(2026, 2, 10), date(2026, 3, 12)),  # Tết counts like any other day
    ],
)
def test_a_sheet_hangs_thirty_calendar_days_after_the_day_it_was_hung(
    posted_on: date, until: date
) -> None:
    assert posting.keep_until(posted_on, 30, permanent=False) == until


def test_a_sheet_comes_down_the_day_after_its_last_day_and_not_before() -> None:
    until = date(2026, 4, 1)

    posting.check_end(date(2026, 4, 2), until)
    with pytest.raises(posting.KeptTooShort, match="sớm nhất 02/04/2026 mới gỡ được"):
        posting.check_end(until, until)


def test_a_permanent_sheet_never_comes_down() -> None:
    assert posting.keep_until(date(2026, 3, 2), None, permanent=True) is None
    with pytest.raises(posting.NeverEnds):
        posting.check_end(date(2099, 1, 1), None)


def test_only_whole_days_on_the_wall_are_kept() -> None:
    hung = date(2026, 3, 2)

    assert posting.days_kept(hung, hung) == 0
    assert posting.days_kept(hung, hung + timedelta(days=12)) == 11
    assert posting.days_kept(hung, hung + timedelta(days=31)) == 30


def test_a_gap_after_the_last_day_loses_nothing() -> None:
    hung, until = date(2026, 3, 2), date(2026, 4, 1)

    posting.check_break(until, hung, until)
    with pytest.raises(posting.AlreadyKept):
        posting.check_break(date(2026, 4, 2), hung, until)
    with pytest.raises(posting.BeforePosted):
        posting.check_break(date(2026, 3, 1), hung, until)


def test_the_proof_of_a_sheet_is_a_picture() -> None:
    posting.check_photo(StoredFile("a", 1, "image/png").is_photo)
    with pytest.raises(posting.NotAPhoto):
        posting.check_photo(StoredFile("a", 1, "application/pdf").is_photo)


@pytest.mark.parametrize(
    ("on", "corrected_on", "refusal"),
    [
        (date(2026, 3, 11), None, rules.ShownInFuture),
        (date(2026, 3, 1), None, rules.ShownBeforeSigned),
        (date(2026, 3, 4), date(2026, 3, 5), rules.ShownBeforeCorrection),
    ],
)
def test_nothing_is_shown_before_it_was_signed_nor_tomorrow(
    on: date, corrected_on: date | None, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        check_shown(on, date(2026, 3, 2), date(2026, 3, 10), corrected_on)


@pytest.mark.parametrize(
    ("days", "longest"),
    [([], 0), ([1], 1), ([1, 2, 3], 3), ([1, 2, 4, 5], 2), ([1, 3, 5], 1), ([3, 1, 2], 3)],
)
def test_loudspeaker_days_count_only_in_a_row(days: list[int], longest: int) -> None:
    assert longest_run(date(2026, 3, day) for day in days) == longest


def test_a_day_belongs_to_its_own_run() -> None:
    held = [date(2026, 3, day) for day in (1, 2, 5, 6, 7)]

    assert run_through(date(2026, 3, 2), held) == 2
    assert run_through(date(2026, 3, 6), held) == 3
    assert run_through(date(2026, 3, 8), held) == 4


HQ, HOUSE, HOUSE_2, HEAD = (uuid4() for _ in range(4))
SPOTS = [
    Spot(HQ, Place.HEADQUARTERS, "Trụ sở"),
    Spot(HOUSE, Place.COMMUNITY_HOUSE, "Nhà văn hóa 1"),
    Spot(HOUSE_2, Place.COMMUNITY_HOUSE, "Nhà văn hóa 2"),
    Spot(HEAD, Place.NEIGHBOURHOOD, "Khu 1"),
]
ON = date(2026, 3, 2)


def needs(item: str) -> list[Need]:
    return unfold(required_forms(item, ON), SPOTS)


@pytest.mark.parametrize(
    ("item", "forms"),
    [
        ("1a", {"portal": 1, "posting": 3}),
        ("4a", {"portal": 1, "posting": 1}),
        ("7c", {"portal": 1, "posting": 3, "loudspeaker": 1, "notice_to_heads": 1}),
        ("12a", {"portal": 1, "posting": 3, "loudspeaker": 1, "notice_to_heads": 1}),
        ("13a", {"portal": 1, "posting": 1}),
        ("14b", {"portal": 1}),
        ("14q", {"portal": 1, "posting": 3}),
    ],
)
def test_each_item_asks_for_its_forms_at_its_places(item: str, forms: dict[str, int]) -> None:
    found: dict[str, int] = {}
    for need in needs(item):
        found[need.form] = found.get(need.form, 0) + 1

    assert found == forms


def test_the_budget_of_2025_was_also_read_out_and_sent_in_writing() -> None:
    """Circular 343/2016/TT-BTC, article 17, until the end of 2025."""
    then = unfold(required_forms("2b", date(2025, 6, 2)), SPOTS)

    added = {(need.form, need.target_id) for need in then} - {
        (need.form, need.target_id) for need in needs("2b")
    }
    assert added == {
        (Form.LOUDSPEAKER, None),
        (Form.WRITTEN_NOTICE, None),
        (Form.WRITTEN_NOTICE, HEAD),
    }


def test_a_regulation_older_than_the_law_hangs_as_the_law_says() -> None:
    assert required_forms("4a", date(2022, 5, 1)) == required_forms("4a", ON)


def test_a_ward_without_headquarters_cannot_prove_what_must_hang_there() -> None:
    [portal, wall] = unfold(required_forms("4a", ON), [])

    assert is_proven(portal, Proofs(published_on=ON))
    assert not is_proven(wall, Proofs(published_on=ON))


def sheets(*states: tuple[UUID, Hanging]) -> tuple[Sheet, ...]:
    return tuple(Sheet(place, state, ON, ON + timedelta(days=30)) for place, state in states)


def test_complete_means_every_form_at_every_place() -> None:
    down = sheets((HQ, Hanging.DOWN), (HOUSE, Hanging.DOWN), (HOUSE_2, Hanging.DOWN))
    days = tuple(ON + timedelta(days=n) for n in range(3))
    notices: frozenset[tuple[Form, UUID | None]] = frozenset({(Form.NOTICE_TO_HEADS, HEAD)})
    whole = Proofs(ON, down, days, notices)

    assert is_complete(needs("7c"), whole)
    assert not is_complete(needs("7c"), Proofs(None, down, days, notices))
    assert not is_complete(needs("7c"), Proofs(ON, down[:2], days, notices))
    assert not is_complete(needs("7c"), Proofs(ON, down, days[:2], notices))
    assert not is_complete(needs("7c"), Proofs(ON, down, days, frozenset()))


@pytest.mark.parametrize("state", [Hanging.UP, Hanging.BROKEN, Hanging.REPLACED])
def test_expired_is_not_disclosed(state: Hanging) -> None:
    walls = sheets((HQ, Hanging.DOWN), (HOUSE, Hanging.DOWN), (HOUSE_2, state))

    assert not is_complete(needs("1a"), Proofs(ON, walls))


@pytest.mark.parametrize("item", ["4a", "4c", "13a", "13b"])
def test_what_hangs_for_ever_is_proven_while_it_hangs_and_never_complete(item: str) -> None:
    proofs = Proofs(ON, (Sheet(HQ, Hanging.UP, ON, None),))

    assert all(is_proven(need, proofs) for need in needs(item))
    assert not is_complete(needs(item), proofs)


UP = sheets((HQ, Hanging.UP))


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (Paper(None, None), Mark.EXPECTED),
        (Paper(ON, 5), Mark.WAITING),
        (Paper(ON, 2), Mark.SOON),
        (Paper(ON, 0), Mark.SOON),
        (Paper(ON, -1), Mark.LATE),
        (Paper(ON, -9, published=True, sheets=UP, places_of=34), Mark.POSTING),
        (Paper(ON, -9, published=True, places_of=34), Mark.LATE),
        (Paper(ON, 5, published=True, places_of=34), Mark.WAITING),
        (Paper(ON, 5, published=True, sheets=UP, permanent=True, places_of=1), Mark.PERMANENT),
        (Paper(ON, 5, published=True, sheets=sheets((HQ, Hanging.BROKEN))), Mark.BROKEN),
        (Paper(ON, -9, published=True, completed=True), Mark.KEPT),
    ],
)
def test_a_paper_stands_as_its_facts_say(paper: Paper, expected: Mark) -> None:
    assert mark(paper) is expected


def test_the_board_shows_the_most_urgent_paper() -> None:
    assert most_urgent([]) is Mark.NONE
    assert most_urgent([Mark.KEPT, Mark.POSTING, Mark.LATE]) is Mark.LATE
    assert most_urgent([Mark.EXPECTED, Mark.KEPT]) is Mark.KEPT
