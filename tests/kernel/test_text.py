"""Text as people type it: composed, bounded, and refused in words of text."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from libs.kernel.text import Body, Line
from libs.kernel.words import sentence_of


class LineForm(BaseModel):
    line: Line
    body: Body = ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("  ", "Cần ít nhất 1 ký tự."),
        ("x" * 501, "Dài quá: tối đa 500 ký tự."),
        ("a\nb", "Viết chưa đúng mẫu."),
        ("a\rb", "Viết chưa đúng mẫu."),
        ("\u200b\u202e\u00ad", "Cần ít nhất 1 ký tự."),
    ],
)
def test_a_line_out_of_bounds_is_refused_in_words_of_text(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        LineForm(line=typed)

    assert sentence_of(refused.value.errors()[0]) == sentence


def test_a_line_is_composed_and_trimmed_before_it_is_measured() -> None:
    assert LineForm(line="  " + "e\u0323" * 500 + "\u2028 ").line == "ẹ" * 500


def test_what_may_stay_empty_is_composed_all_the_same() -> None:
    assert LineForm(line="x", body=" e\u0323\r\n\u202ex\u200b\x00 ").body == "ẹ\nx"
