"""Whoever has the list of a vote recounts it, and finds what was changed, added, or left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.ballots import rsabssa
from libs.ballots.bulletin import Bulletin, counted, faults
from tests.ballots import closed
from tools import ballots as tool

CHOICES = [1, 2, 1, 1, 2, 9]


def test_a_true_list_holds_and_every_receipt_is_in_it() -> None:
    listed, receipts = closed.vote(CHOICES)

    assert (listed.counts, listed.invalid) == ([3, 2], 1)
    assert [faults(listed, receipt) for receipt in receipts] == [[]] * len(CHOICES)


def _dropped(listed: Bulletin) -> Bulletin:
    """Published again without its first ballot, all sums right."""
    return closed.published(listed.vote_id, listed.ballots[1:], [2, 2], 1)


def test_a_ballot_that_was_left_out_is_proven_by_its_receipt() -> None:
    listed, [first, *others] = closed.vote(CHOICES)
    short = _dropped(listed)

    assert faults(short) == []  # the list alone cannot show it
    assert "đã bị bỏ ra" in faults(short, first)[0]
    assert [faults(short, receipt) for receipt in others] == [[]] * 5


def test_a_made_up_receipt_proves_nothing() -> None:
    listed, [first, *_] = closed.vote(CHOICES)
    forged = first.model_copy(update={"number": "0" * 64})

    assert faults(listed, forged) == ["Biên nhận này không phải của cuộc biểu quyết này."]


def _swapped(listed: Bulletin) -> Bulletin:
    """One voter's choice replaced by another's sealed choice."""
    no, yes, *rest = listed.ballots
    changed = yes.model_copy(update={"message": yes.message[:32] + no.message[32:]})
    return closed.published(listed.vote_id, [no, changed, *rest], [4, 1], 1)


def _stuffed(listed: Bulletin) -> Bulletin:
    """More ballots than households that were given a signature."""
    more = closed.published(listed.vote_id, [*listed.ballots, closed.cast(2)], [3, 3], 1)
    return more.model_copy(update={"given_online": len(CHOICES)})


WRONGS: dict[str, Callable[[Bulletin], Bulletin]] = {
    "xuất hiện hai lần": lambda it: closed.published(
        it.vote_id, [*it.ballots, it.ballots[0]], [4, 2], 1
    ),
    "không có chữ ký đúng": _swapped,
    "nhiều hơn số hộ": _stuffed,
    "Số đếm khác": lambda it: it.model_copy(update={"counts": [2, 3]}),
    "Mã tổng hợp": lambda it: it.model_copy(update={"ballots": it.ballots[1:], "counts": [2, 2]}),
    "Chữ ký chốt": lambda it: it.model_copy(update={"root_signature": bytes(256)}),
    "Khóa mở hòm": lambda it: it.model_copy(update={"box_key": it.sign_key}),
}


@pytest.mark.parametrize("said", WRONGS)
def test_every_kind_of_wrong_is_found(said: str) -> None:
    listed, _ = closed.vote(CHOICES)

    assert any(said in fault for fault in faults(WRONGS[said](listed)))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 4), max_size=12))
def test_the_count_is_the_sum_of_what_was_chosen(choices: list[int]) -> None:
    listed, _ = closed.vote(choices)
    messages = [ballot.message for ballot in listed.ballots]

    counts, invalid, each = counted(listed.opened_box_key, messages, 2)

    assert counts == [choices.count(1), choices.count(2)]
    assert sum(counts) + invalid == len(choices)
    assert each == [choice if choice < 3 else None for choice in choices]


def test_the_order_of_casting_is_not_in_the_root() -> None:
    listed, _ = closed.vote(CHOICES)
    turned = closed.published(listed.vote_id, listed.ballots[::-1], [3, 2], 1)

    assert turned.root == listed.root


def test_the_command_recounts_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed, [first, *_] = closed.vote(CHOICES)
    file, kept = tmp_path / "list.json", tmp_path / "receipt.json"
    file.write_text(listed.model_dump_json())
    kept.write_text(first.model_dump_json())

    assert tool.main([str(file), "--receipt", str(kept)]) == 0
    said = capsys.readouterr().out
    assert "3  Đồng ý" in said
    assert "Mọi điều kiểm tra đều khớp." in said
    file.write_text(_dropped(listed).model_dump_json())
    assert tool.main([str(file), "--receipt", str(kept)]) == 1
    assert tool.main([str(file), "--keys", "00 11"]) == 1
    file.write_text("{}")
    assert tool.main([str(file)]) == 2


def test_receipts_and_ballots_are_signed_by_different_keys() -> None:
    """A receipt must never be good as a ballot, nor a ballot as a receipt."""
    listed, receipts = closed.vote(CHOICES)
    signer, clerk = map(rsabssa.public_key, (listed.sign_key, listed.receipt_key))

    for ballot, receipt in zip(listed.ballots, receipts, strict=True):
        assert not rsabssa.is_signed(clerk, ballot.message, ballot.signature)
        text = f"danbiet ballot receipt 1\n{listed.vote_id}\n{receipt.number}\n".encode()
        assert not rsabssa.is_signed(signer, text, receipt.signature)
        assert rsabssa.is_signed(clerk, text, receipt.signature)
