"""Which list is meant: a file that was chosen, or what stands in the box."""

from __future__ import annotations

import pytest

from services.portal.asking import Refused
from services.portal.importing import list_of

BOX = {"text": "Khu phố;Khu 1 gợi ý"}


def test_the_box_is_meant_where_no_file_was_chosen() -> None:
    assert list_of({**BOX, "receipt": ""}) == {"receipt": "", "text": BOX["text"]}


def test_a_chosen_file_is_meant_whatever_stands_in_the_box() -> None:
    csv = "Khu phố;Khu 1"

    assert list_of({**BOX, "receipt.text": csv}) == {"receipt": "", "text": csv}
    assert list_of({**BOX, "receipt": "seal"}) == {"receipt": "seal", "text": ""}


def test_a_file_that_cannot_be_read_is_refused_and_the_box_is_not_taken_instead() -> None:
    with pytest.raises(Refused):
        list_of({**BOX, "receipt.refused": "Chỉ nhận tệp bảng tính."})
