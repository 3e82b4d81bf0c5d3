"""What an error page says: nothing that is not so, and a way back to where one works."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from services.portal.errors import error_view

TOLD = "Nội dung này đã được công khai."


def visit(*, known: bool, home: str = "/06811", method: str = "POST") -> Any:
    return SimpleNamespace(
        home=home, visitor=SimpleNamespace(known=known), request=SimpleNamespace(method=method)
    )


@pytest.mark.parametrize("status", [409, 422])
def test_a_button_that_was_refused_says_why_and_nothing_of_what_was_typed(status: int) -> None:
    view = error_view(visit(known=True), status, TOLD)

    assert (view.status, view.title, view.text) == (status, "Việc này chưa làm được", TOLD)
    assert view.advice == ("Mở lại trang để xem tình trạng mới nhất.",)


def test_what_could_not_be_read_is_still_what_was_sent_wrongly() -> None:
    assert error_view(visit(known=False), 400).title == "Nội dung gửi lên chưa đúng"
    assert error_view(visit(known=False), 418, TOLD).text != TOLD
    assert error_view(visit(known=False), 599).title == "Hệ thống gặp lỗi"


def test_the_way_back_is_to_ones_own_work_for_whoever_has_some() -> None:
    ways = [visit(known=True), visit(known=False), visit(known=False, home="")]
    found = [error_view(each, 404).back for each in ways]

    assert [each and each.href for each in found] == ["/06811/viec", "/06811", "/"]
