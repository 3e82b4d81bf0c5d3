"""What does not agree in a plan is shown and left as it is."""

import pytest

from services.planning.importing.importer import read_pasted
from services.planning.importing.review import Review, review_plan


@pytest.fixture(scope="module")
def flags(seed) -> dict[str, list]:
    """The flags of the real plan by code."""
    found: dict[str, list] = {}
    for flag in review_plan(seed).flags:
        found.setdefault(flag.code, []).append(flag)
    return found


def _review_of(line: str, title: str = "KẾ HOẠCH năm 2026") -> Review:
    return review_plan(read_pasted(f"{title}\n\nI. MỤC ĐÍCH\n\n- Một.\n\nII. NỘI DUNG\n\n{line}"))


def _codes(review: Review) -> set[str]:
    return {flag.code for flag in review.flags if flag.node_paths}


@pytest.mark.parametrize(
    ("code", "paths"),
    [
        ("missing_number", [()]),
        ("missing_date", [()]),
        ("signed_for_chair", [("signature/2",)]),
        ("before_two_tier", [("preamble/2",)]),
        ("city_after_two_tier", [("II.3/2",)]),
        ("pilot_two_tier", [("II.3/4",)]),
        ("decree_without_year", [("III.5/4",)]),
        ("number_spelling", [("II.8/1",)]),
        ("number_broken", [("II.1/1",), ("II.8/1",)]),
        ("repeated_citation", [("II.8/1",)]),
        ("staff_acronyms", [("I.1/1", "II.1/1", "II.2/5")]),
        ("neighbourhood_names", [("II.7/1", "III.3/1")]),
        ("posted_only_at_office", [("III.1/3",), ("III.2/2",)]),
        ("quarter_without_day", [("III.3/3",)]),
        ("quarterly_report_in_one_place", [("III.3/3", "II.7/3")]),
        ("days_may_be_holidays", [("II.5/1",)]),
        ("due_before_period_ends", [("II.7/3",), ("II.7/3",)]),
    ],
)
def test_each_inconsistency_of_the_real_plan_is_flagged_where_it_stands(flags, code, paths):
    assert [flag.node_paths for flag in flags[code]] == paths


@pytest.mark.parametrize(
    ("code", "path", "words"),
    [
        ("before_two_tier", "preamble/2", "Kế hoạch số 36/KH-UBND ngày 04/02/2025"),
        ("city_after_two_tier", "II.3/2", "44/QĐ-UBND ngày 08/7/2025 của UBND thành phố"),
        ("decree_without_year", "III.5/4", "Nghị định 59/NĐ-CP"),
        ("number_spelling", "II.8/1", "217-QD/TW"),
        ("number_broken", "II.8/1", "218- QĐ/TW"),
        ("number_broken", "II.1/1", "33/CT -TTg"),
        ("repeated_citation", "II.8/1", "218-QĐ/TW"),
        ("staff_acronyms", "II.1/1", "CCVC"),
        ("due_before_period_ends", "II.7/3", "trước ngày 25/5"),
    ],
)
def test_what_is_odd_is_quoted_and_stays_as_it_was_written(flags, seed, code, path, words):
    assert any(words in flag.message for flag in flags[code])
    assert words in seed.node(path).text


def test_nothing_else_is_flagged_in_the_real_plan(flags):
    assert len(flags) == 17


def test_flags_speak_full_sentences_and_quote_one_of_the_plan(flags, seed):
    sentences = [sentence for node in seed.walk() for sentence in node.sentences]

    for flag in (flag for group in flags.values() for flag in group):
        assert flag.message.endswith(".")
        assert flag.sentence is None or flag.sentence in sentences


def test_flagging_mends_nothing(seed):
    before = [node.text for node in seed.walk()]
    review_plan(seed)

    assert [node.text for node in seed.walk()] == before
    assert "Quyết định số 217-QD/TW" in seed.node("II.8/1").text


def test_a_day_no_calendar_has_is_flagged_and_gives_no_deadline():
    review = _review_of("- Báo cáo trước ngày 31/6 hằng năm.")

    assert "impossible_day" in _codes(review)
    assert all(task.due is None for task in review.tasks)


def test_headings_numbered_out_of_order_are_flagged():
    assert "numbering" in _codes(_review_of("1. Một\n\n- Việc.\n\n3. Ba\n\n- Việc."))


def test_a_clean_plan_has_no_flag_in_its_parts():
    review = _review_of(
        "- Niêm yết tại bảng niêm yết của UBND phường và nhà văn hóa các khu phố theo "
        "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ."
    )

    assert _codes(review) == set()


def test_a_central_city_still_has_its_committee():
    line = "- Theo Quyết định số 5/QĐ-UBND ngày 08/8/2025 của UBND thành phố {}."

    assert "city_after_two_tier" in _codes(_review_of(line.format("Hạ Long")))
    assert "city_after_two_tier" not in _codes(_review_of(line.format("Hải Phòng")))


@pytest.mark.parametrize(
    ("window", "code"),
    [
        ("từ ngày 07/10/2025 đến ngày 16/10/2026", "window_over_a_year"),
        ("07/10/2025–16/10/2026", "window_over_a_year"),
        ("từ 15/3/2026 đến hết ngày 01/3/2026", "window_backwards"),
        ("từ 15/3 đến 01/3/2026", "window_backwards"),
        ("từ 01/3/2026 đến 30/3/2026", None),
        ("từ 31/6/2026 đến 30/7/2026", None),
        ("từ 01/3 đến 30/3", None),
    ],
)
def test_a_window_with_a_wrong_year_or_turned_around_is_flagged(window, code):
    assert _codes(_review_of(f"- Niêm yết {window} tại nhà văn hóa.")) == ({code} - {None})
