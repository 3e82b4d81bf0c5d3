"""The command line: what it answers, and how it refuses."""

import pytest

from tools.law import main


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("add-days 2025-12-30 5", "2026-01-08\n"),
        ("due complaint.accept 2026-06-30", "2026-07-10\n"),
        ("due disclosure.publish 2026-04-24", "2026-05-06\n"),
        ("due report.half_year 2026-01-01", "2026-05-22\n"),
    ],
)
def test_a_date_is_answered_bare(capsys, words, answer):
    assert main(words.split()) == 0
    assert answer == capsys.readouterr().out


def test_an_explanation_shows_every_day_and_the_article(capsys):
    assert main(["due", "disclosure.publish", "2025-12-30", "--explain"]) == 0

    told = capsys.readouterr().out
    assert "Điều 12 khoản 3 Luật 10/2022/QH15" in told
    assert "trong thời hạn 5 ngày làm việc" in told
    assert "02/01/2026  Thứ Sáu      –  Nghỉ hoán đổi" in told
    assert "Đến hạn: 08/01/2026" in told


def test_rules_are_found_without_diacritics(capsys):
    assert main(["rules", "thu", "ly", "khieu", "nai", "--on", "2026-07-01"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("complaint.accept: ") for line in lines)
    assert not any(line.startswith("disclosure.") for line in lines)


def test_what_the_ward_may_set_is_marked(capsys):
    assert main(["rules", "hotline.answer"]) == 0

    assert "(phường đặt)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("add-days 2025-13-30 5", "«2025-13-30» không phải là một ngày"),
        ("add-days 2025-12-30 five", "«five» không phải là số ngày"),
        ("add-days 2025-12-30 1001", "«1001» không phải là số ngày"),
        ("add-days 1875-12-30 5", "từ năm 2000"),
        ("due complain.accept 2026-07-01", "Có phải: complaint.accept"),
        ("due reception.minimum 2026-07-01", "không phải là một thời hạn"),
        ("due privacy.withdraw 2025-07-01", "không có hiệu lực vào ngày 01/07/2025"),
    ],
)
def test_a_question_that_cannot_be_answered_is_one_sentence_and_exit_code_2(
    capsys, words, sentence
):
    assert main(words.split()) == 2

    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert sentence in err


def test_nonsense_is_exit_code_2_and_help_is_0(capsys):
    assert main([]) == 2
    assert main(["--help"]) == 0
    assert "Ask the law" in capsys.readouterr().out
