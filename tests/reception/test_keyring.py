"""Envelope encryption: bound to ward and letter, and to a master key that can be changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from services.reception.sealed.keyring import BLOCK_BYTES, Keyring, Sealed, StoreClosed

OLD, NEW, OTHER = "11" * 32, "22" * 32, "33" * 32
HERE, THERE = b"06811\na", b"06820\na"
LETTER = "Tôi là Lò Thị Tên Trồng".encode()


@pytest.fixture
def sealed() -> Sealed:
    return Keyring(OLD).seal(LETTER, HERE)


def test_it_opens_where_it_was_sealed_and_only_there(sealed: Sealed) -> None:
    keys = Keyring(OLD)

    assert keys.open(sealed, HERE) == LETTER
    with pytest.raises(StoreClosed):
        keys.open(sealed, THERE)
    with pytest.raises(StoreClosed):
        Keyring(OTHER).open(sealed, HERE)


def test_a_key_of_another_letter_and_a_changed_byte_open_nothing(sealed: Sealed) -> None:
    keys = Keyring(OLD)
    another = keys.seal(LETTER, b"06811\nb")

    with pytest.raises(StoreClosed):
        keys.open(replace(sealed, wrapped_key=another.wrapped_key), HERE)
    flipped = sealed.body[:-1] + bytes([sealed.body[-1] ^ 1])
    with pytest.raises(StoreClosed):
        keys.open(replace(sealed, body=flipped), HERE)


def test_no_two_letters_have_the_same_key_and_their_length_tells_nothing() -> None:
    keys = Keyring(OLD)
    one, other = keys.seal(b"a", HERE), keys.seal(b"a" * 900, HERE)

    assert one.wrapped_key != other.wrapped_key
    assert len(one.body) == len(other.body) > BLOCK_BYTES


def test_a_new_master_key_wraps_the_old_letters_keys_and_leaves_the_letters(sealed: Sealed) -> None:
    both = Keyring(f"{OLD},{NEW}")
    again = both.rewrap(sealed, HERE)

    assert (again.master_id, again.body) == (Keyring(NEW).newest, sealed.body)
    assert Keyring(NEW).open(again, HERE) == LETTER
    with pytest.raises(StoreClosed):
        Keyring(OLD).open(again, HERE)
    with pytest.raises(StoreClosed):
        Keyring(NEW).open(sealed, HERE)


def test_keys_may_be_in_a_file_and_a_short_one_is_none(tmp_path: Path, sealed: Sealed) -> None:
    file = tmp_path / "seal.key"
    file.write_text(f"{OLD}\n")

    assert Keyring(f"file://{file}").open(sealed, HERE) == LETTER
    with pytest.raises(ValueError, match="64 hex digits"):
        Keyring("abcd")


def test_without_a_key_nothing_is_sealed() -> None:
    with pytest.raises(StoreClosed):
        Keyring("").seal(LETTER, HERE)
