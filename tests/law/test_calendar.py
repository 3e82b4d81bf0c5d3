"""The working-day calendar: the nation's list, its swaps, overrides and versions."""

from datetime import date

import pytest

from libs.law.calendar import Calendar, DayKind, Override, national_calendar


def _flood_day(kind=DayKind.OFF) -> Override:
    return Override(
        on=date(2026, 9, 10),
        kind=kind,
        name="Nghỉ tránh bão",
        basis="Công điện của Chủ tịch UBND tỉnh",
        ordered_on=date(2026, 9, 9),
    )


@pytest.mark.parametrize(
    ("on", "working", "word"),
    [
        (date(2025, 1, 29), False, "Tết Nguyên Đán"),
        (date(2025, 4, 7), False, "Giỗ Tổ"),
        (date(2025, 4, 26), True, "Làm bù"),
        (date(2025, 5, 2), False, "26/04/2025"),
        (date(2026, 1, 2), False, "hoán đổi"),
        (date(2026, 1, 10), True, "Làm bù"),
        (date(2026, 2, 17), False, "Tết Nguyên Đán"),
        (date(2026, 4, 26), False, "Giỗ Tổ"),
        (date(2026, 4, 27), False, "nghỉ bù"),
        (date(2026, 8, 22), True, "Làm bù"),
        (date(2026, 8, 31), False, "22/08/2026"),
        (date(2026, 9, 2), False, "Quốc khánh"),
        (date(2026, 11, 24), False, "Văn hóa"),
        (date(2025, 11, 24), True, "Ngày làm việc"),
        (date(2026, 6, 6), False, "Thứ Bảy"),
        (date(2026, 6, 7), False, "Chủ nhật"),
        (date(2026, 6, 8), True, "Ngày làm việc"),
    ],
)
def test_each_day_says_whether_people_work_and_why(on, working, word):
    day = national_calendar().day(on)

    assert (working, True) == (day.working, word in day.why)


def test_without_the_override_the_package_misses_the_swap_of_january_2026():
    bare = Calendar()

    assert bare.is_working(date(2026, 1, 2))
    assert not bare.is_working(date(2026, 1, 10))


def test_an_override_makes_a_new_version_and_leaves_the_old_one_alone():
    old = national_calendar()
    new = old.with_overrides([_flood_day()])

    assert old.version != new.version
    assert old.is_working(date(2026, 9, 10))
    assert not new.is_working(date(2026, 9, 10))
    assert "Công điện" in new.day(date(2026, 9, 10)).why


def test_the_same_overrides_give_the_same_version_and_the_last_one_wins():
    first = national_calendar().with_overrides([_flood_day()])
    again = national_calendar().with_overrides([_flood_day()])
    undone = first.with_overrides([_flood_day(DayKind.WORKING)])

    assert first == again
    assert first.version == again.version
    assert undone.is_working(date(2026, 9, 10))


def test_a_swap_is_not_known_before_it_is_ordered():
    calendar = national_calendar()

    assert calendar.known_on(date(2025, 12, 24)).is_working(date(2026, 1, 2))
    assert not calendar.known_on(date(2025, 12, 25)).is_working(date(2026, 1, 2))


def test_a_calendar_cannot_be_changed():
    with pytest.raises(AttributeError):
        setattr(national_calendar(), "overrides", ())  # noqa: B010
