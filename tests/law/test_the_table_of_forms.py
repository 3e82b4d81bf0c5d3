"""Ten forms by fourteen khoản, written out from articles 11 to 13, against the catalogue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from libs.law.calendar import national_calendar
from libs.law.catalogue import items, khoans, national_catalogue, required_forms
from libs.law.clocks import add_working_days
from libs.law.deadlines import compute_deadline
from libs.law.forms import Form, Place, RequiredForm
from libs.law.refusals import RuleNotInForce
from libs.law.rules import rule

DAY = timedelta(days=1)
OF_THE_LAW = " Luật 10/2022/QH15"

# Article 12, khoản 1, points a to k: the law's own order.
POINTS = (
    ("a", Form.POSTING),
    ("b", Form.PORTAL),
    ("c", Form.LOUDSPEAKER),
    ("d", Form.NOTICE_TO_HEADS),
    ("đ", Form.WRITTEN_NOTICE),
    ("e", Form.DIALOGUE),
    ("g", Form.STATEMENT),
    ("h", Form.NOTICE_TO_BODIES),
    ("i", Form.NETWORK),
    ("k", Form.OTHER),
)

# What article 13 asks of each khoản. Posting: places and days; portal: khoản 1 of article 13,
# where there is one; loudspeaker: days in a row; heads: every neighbourhood. "-": voluntary.
TABLE = """
khoản | a                              | b    | c             | d    | đ | e | g | h | i | k
1     | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | -             | -    | - | - | - | - | - | -
2     | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | -             | -    | - | - | - | - | - | -
3     | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | -             | -    | - | - | - | - | - | -
4     | trụ sở thường xuyên 13.2       | 13.1 | -             | -    | - | - | - | - | - | -
5     | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | -             | -    | - | - | - | - | - | -
6     | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | -             | -    | - | - | - | - | - | -
7     | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | 3 ngày 13.3   | 13.4 | - | - | - | - | - | -
8     | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | 3 ngày 13.3   | 13.4 | - | - | - | - | - | -
9     | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | 3 ngày 13.3   | 13.4 | - | - | - | - | - | -
10    | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | 3 ngày 13.3   | 13.4 | - | - | - | - | - | -
11    | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | 3 ngày 13.3   | 13.4 | - | - | - | - | - | -
12    | trụ sở 30, nhà văn hóa 30 13.2 | 13.1 | 3 ngày 13.3   | 13.4 | - | - | - | - | - | -
13    | trụ sở thường xuyên 13.2       | 13.1 | -             | -    | - | - | - | - | - | -
14    | -                              | 13.1 | -             | -    | - | - | - | - | - | -
"""
# What another law asks instead or besides (article 13, khoản 6), with the days it is in force.
# item, from, to, form, place, days ("-": the other law names none), its article
SPECIAL = """
2  | 2023-07-01 | 2025-12-31 | loudspeaker    | loudspeaker    | -  | Điều 17 Thông tư 343/2016
2  | 2023-07-01 | 2025-12-31 | written_notice | organisations  | -  | Điều 17 Thông tư 343/2016
2  | 2023-07-01 | 2025-12-31 | written_notice | neighbourhood  | -  | Điều 17 Thông tư 343/2016
2  | 2023-07-01 | 2025-12-31 | posting        | headquarters   | 30 | Điều 17 Thông tư 343/2016
2  | 2026-01-01 |            | portal         | portal         | -  | Điều 36 Thông tư 26/2026
14a | 2014-07-01 |           | posting        | headquarters   | -  | Luật Tiếp công dân
14a | 2014-07-01 |           | posting        | reception_place | - | Luật Tiếp công dân
14a | 2014-07-01 |           | portal         | portal         | -  | Luật Tiếp công dân
14g | 2023-07-01 |           | posting        | headquarters   | -  | Điều 34 khoản 1
14g | 2023-07-01 |           | portal         | portal         | -  | Điều 34 khoản 1
"""
# Periods of other laws: item, from, the rule, what it says, its article.
TERMS = """
3b  | 2024-08-01 | disclosure.compensation_plan | ít nhất 10 ngày | Luật Đất đai 2024
8b  | 2023-07-01 | disclosure.relief_appeal     | ít nhất 15 ngày | Mặt trận Tổ quốc
11b | 2023-07-01 | consultation.opinion_period  | ít nhất 20 ngày | Điều 28 khoản 2
14a | 2014-07-01 | reception.calendar_posted    | chậm nhất 5 ngày làm việc trước | Điều 24 khoản 4
14e | 2023-08-16 | convention.draft_posting     | ít nhất 30 ngày | Điều 9 Nghị định 61/2023
"""
PLACES = {Place.HEADQUARTERS: "trụ sở", Place.COMMUNITY_HOUSE: "nhà văn hóa"}
SPECIAL_ITEMS = {"2a", "2b", "2c", "2d", "2e", "14a", "14g"}
AFTER_EVERY_CHANGE = date(2026, 3, 2)


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def cell(wanted: list[RequiredForm]) -> str:
    """The cell of the table for what the catalogue asks of one form."""
    if not wanted:
        return "-"
    [basis] = {each.basis for each in wanted}
    article = basis.removesuffix(OF_THE_LAW).removeprefix("Điều ").replace(" khoản ", ".")
    said = [_spot(each) for each in wanted]
    return " ".join([*filter(None, [", ".join(filter(None, said))]), article])


def _spot(each: RequiredForm) -> str:
    length = "thường xuyên" if each.permanent else str(each.days or "")
    if each.form is Form.LOUDSPEAKER:
        return f"{length} ngày"
    return f"{PLACES[each.place]} {length}" if each.place in PLACES else length


def asked(key: str, form: Form, on: date) -> list[RequiredForm]:
    return [each for each in required_forms(key, on) if each.form is form]


def test_article_12_names_ten_forms_in_its_order_and_each_can_be_proven() -> None:
    ten = national_catalogue().article_12

    assert tuple((each.point, each.form) for each in ten) == POINTS
    assert ten[4].basis == "Điều 12 khoản 1 điểm đ Luật 10/2022/QH15"
    assert all(each.proof for each in ten)


@pytest.mark.parametrize("row", rows(TABLE)[1:], ids=lambda row: f"khoan-{row[0]}")
def test_every_item_of_a_khoan_is_shown_as_article_13_says(row: list[str]) -> None:
    for item in items(int(row[0])):
        if item.key in SPECIAL_ITEMS:
            continue
        found = [cell(asked(item.key, form, AFTER_EVERY_CHANGE)) for _, form in POINTS]
        assert found == row[1:], item.key


def test_the_table_has_every_khoan_once() -> None:
    numbers = [int(row[0]) for row in rows(TABLE)[1:]]

    assert numbers == [khoan.number for khoan in khoans()]


@pytest.mark.parametrize(
    "row", rows(SPECIAL), ids=lambda row: f"{row[0]}-{row[3]}-{row[4]}-{row[1]}"
)
def test_another_law_wins_from_its_first_to_its_last_day(row: list[str]) -> None:
    whose, first, last, form, place, days, article = row
    law_from = date(2023, 7, 1)
    keys = [whose] if whose[-1].isalpha() else [item.key for item in items(int(whose))]
    for key in keys:
        on = [max(date.fromisoformat(first), law_from), date.fromisoformat(last or "2030-01-01")]
        off = [date.fromisoformat(last) + DAY] if last else []
        off += [date.fromisoformat(first) - DAY] if date.fromisoformat(first) > law_from else []
        for day in on:
            [found] = _at(key, form, place, day)
            assert article in found.basis, (key, day)
            assert str(found.days or "-") == days, (key, day)
        for day in off:
            assert all(article not in each.basis for each in _at(key, form, place, day)), (key, day)


def _at(key: str, form: str, place: str, on: date) -> list[RequiredForm]:
    return [each for each in required_forms(key, on) if (each.form, each.place) == (form, place)]


def test_under_the_budget_rules_the_general_ones_go_on_where_those_are_silent() -> None:
    """Community houses are asked for by article 13.2 alone, before and after 1/1/2026."""
    for day in (date(2025, 12, 31), date(2026, 1, 1)):
        [house] = _at("2b", "posting", "community_house", day)
        assert (house.days, house.basis) == (30, "Điều 13 khoản 2 Luật 10/2022/QH15")
    [wall] = _at("2b", "posting", "headquarters", date(2026, 1, 1))
    assert (wall.days, wall.basis) == (30, "Điều 13 khoản 2 Luật 10/2022/QH15")
    assert [_at("2b", "portal", "portal", date(2025, 12, 31))[0].if_present] == [True]
    assert [_at("2b", "portal", "portal", date(2026, 1, 1))[0].if_present] == [False]


@pytest.mark.parametrize("row", rows(TERMS), ids=lambda row: row[0])
def test_periods_of_other_laws_are_known_from_their_first_day(row: list[str]) -> None:
    key, first, rule_id, says, article = row
    begins = date.fromisoformat(first)
    [law] = [law for law in national_catalogue().special_laws(key, begins) if law.term]

    assert (law.term, law.valid_from) == (rule_id, begins)
    assert article in law.basis
    assert rule(rule_id, begins).says == says
    assert national_catalogue().special_laws(key, begins - DAY) == []
    with pytest.raises(RuleNotInForce):
        rule(rule_id, begins - DAY)


def test_no_special_law_is_missing_from_the_tables_above() -> None:
    every = {
        (key, law.valid_from.isoformat())
        for khoan in khoans()
        for key, laws in [
            (str(khoan.number), khoan.other_law),
            *((item.key, item.other_law) for item in khoan.items),
        ]
        for law in laws
    }
    tabled = {(row[0], row[1]) for row in [*rows(SPECIAL), *rows(TERMS)]}

    assert every == tabled | {("14c", "2019-01-01")}


def test_a_denunciation_has_seven_working_days_and_everything_else_five() -> None:
    """30/12/2025 + 5 working days is 08/01/2026, past 1/1 and the swapped 2/1 (law.md 3.3)."""
    signed_on, calendar = date(2025, 12, 30), national_calendar()
    due = {
        key: compute_deadline(rule(by, signed_on), signed_on, calendar).due_on
        for key in ("14b", "14c")
        for by in [national_catalogue().publish_rule(key, signed_on) or "disclosure.publish"]
    }

    assert due["14b"] == date(2026, 1, 8)
    assert due["14c"] == add_working_days(signed_on, 7, calendar) > due["14b"]
    assert national_catalogue().publish_rule("14c", date(2018, 12, 31)) is None


def test_a_reception_calendar_is_posted_five_working_days_ahead() -> None:
    """The day of 16/03/2026 asks for a calendar by 09/03/2026; over Tết it is much earlier."""
    calendar = national_calendar()
    for received_on, by in ((date(2026, 3, 16), date(2026, 3, 9)), (date(2026, 2, 23), None)):
        term = rule("reception.calendar_posted", received_on)
        due = compute_deadline(term, received_on, calendar).due_on
        assert due is not None
        assert by in (None, due)
        assert sum(calendar.is_working(due + DAY * n) for n in range((received_on - due).days)) == 5


def test_what_no_law_surely_fixes_is_a_setting_of_the_ward() -> None:
    today = AFTER_EVERY_CHANGE

    settable = ("compensation_plan", "relief_appeal", "ward_item_posting")
    assert all(rule(f"disclosure.{name}", today).settable for name in settable)
    assert not any(rule(f"disclosure.{name}", today).settable for name in ("posting", "publish"))
    assert rule("agency.posting", today).value == 20
