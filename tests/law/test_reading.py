"""What a lawyer is told about a rule file that is wrong."""

from datetime import date

import pytest

from libs.law.reading import read_entries
from libs.law.refusals import LawDataBroken
from libs.law.rules import RuleHistory


def _history(*versions: str) -> str:
    lines = "".join(f"    - {{{version}, basis: Điều 1}}\n" for version in versions)
    return f"- id: test.rule\n  title: Thử\n  versions:\n{lines}"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            _history(
                "from: 2020-01-01, to: 2020-12-31, within: 5 working_days",
                "from: 2020-12-31, within: 7 working_days",
            ),
            "chồng nhau từ ngày 31/12/2020",
        ),
        (
            _history(
                "from: 2020-01-01, to: 2020-12-30, within: 5 working_days",
                "from: 2021-01-01, within: 7 working_days",
            ),
            "khoảng trống trước ngày 01/01/2021",
        ),
        (
            _history(
                "from: 2021-01-01, within: 5 working_days",
                "from: 2020-01-01, within: 7 working_days",
            ),
            "hết hiệu lực trước khi",
        ),
        (_history("from: 2020-01-01, within: five days"), "không đọc được «five days»"),
        (_history("from: 2020-01-01, within: 5 fortnights"), "Input should be"),
        (_history("from: 2020-01-01"), "cần đúng một trong"),
        (_history("from: 2020-01-01, strictly_before: 31/4"), "day"),
        (_history("from: 2020-01-01, within: 5 months, note: một, hai"), "dấu ngoặc kép"),
        ("- id: test.rule\n  title: Thử\n", "thiếu trường"),
        ("id: test.rule\n", "danh sách"),
        ("- [\n", "YAML"),
    ],
)
def test_a_broken_file_is_told_where_and_why(tmp_path, text, complaint):
    file = tmp_path / "rules.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(LawDataBroken, match=r"rules\.yaml") as told:
        read_entries(file, RuleHistory)
    assert complaint in str(told.value)


def test_a_new_regime_is_one_added_line(tmp_path):
    file = tmp_path / "rules.yaml"
    text = _history(
        "from: 2020-01-01, within: 5 working_days", "from: 2027-01-01, within: 3 months"
    )
    file.write_text(text, encoding="utf-8")

    [history] = read_entries(file, RuleHistory)

    assert date(2026, 12, 31) == history.versions[0].valid_to
