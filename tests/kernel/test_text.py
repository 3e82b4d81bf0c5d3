"""Text as people type it: composed, bounded, and refused in words of text."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from libs.kernel.text import Line
from libs.kernel.words import sentence_of


class LineForm(BaseModel):
    line: Line


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("  ", "Cần ít nhất 1 ký tự."),
        ("x" * 501, "Dài quá: tối đa 500 ký tự."),
        ("a\nb", "Viết chưa đúng mẫu."),
    ],
)
def test_a_line_out_of_bounds_is_refused_in_words_of_text(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        LineForm(line=typed)

    assert sentence_of(refused.value.errors()[0]) == sentence


def test_a_line_is_composed_and_trimmed_before_it_is_measured() -> None:
    assert LineForm(line="  " + "e\u0323" * 500 + "\u2028 ").line == "ẹ" * 500
