"""Signed heads: the formats of signed-note and tlog-checkpoint, tried with Go's own example."""

from __future__ import annotations

import base64

import pytest

from libs.publiclog import heads, merkle
from libs.publiclog.heads import Head, NotAHead, NotSigned, Signer

# The example of golang.org/x/mod/sumdb/note: its key, its text, its note.
PETER_SEED = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PETERS = (
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCHS = (
    "— EnochRoot "
    "rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)
NOTE = f"{TEXT}\n{PETERS}"
SIGNER = Signer(bytes(range(32)))
HEAD = Head("dancu.example.vn/06811", 3, merkle.leaf_hash(b"a root"))


def a_note(*signers: Signer) -> str:
    return heads.signed(HEAD.text, HEAD.origin, signers or (SIGNER,))


def test_the_published_note_is_signed_byte_for_byte() -> None:
    peter = Signer(PETER_SEED)

    assert str(peter.public("PeterNeumann")) == PETER
    assert heads.signed(TEXT, "PeterNeumann", [peter]) == NOTE


def test_the_published_note_of_two_holds_for_each() -> None:
    both = NOTE + ENOCHS

    assert heads.signed_text(both, heads.public_key(PETER)) == TEXT
    assert heads.signed_text(both, heads.public_key(ENOCH)) == TEXT
    with pytest.raises(NotSigned):
        heads.signed_text(NOTE, heads.public_key(ENOCH))


def test_a_head_is_written_in_three_lines_and_read_again() -> None:
    note = a_note()

    assert note.startswith("dancu.example.vn/06811\n3\n")
    assert heads.head_of(note) == HEAD
    assert heads.signed_text(note, SIGNER.public(HEAD.origin)) == HEAD.text


def test_one_changed_byte_of_what_is_signed_is_found() -> None:
    key = SIGNER.public(HEAD.origin)
    changed = a_note().replace("\n3\n", "\n4\n")

    with pytest.raises(NotSigned, match="does not hold"):
        heads.signed_text(changed, key)


def test_while_a_key_is_changed_both_sign_and_each_is_enough() -> None:
    newer = Signer(bytes(32))
    note = a_note(SIGNER, newer)

    for signer in (SIGNER, newer):
        assert heads.signed_text(note, signer.public(HEAD.origin)) == HEAD.text
    other_ward = SIGNER.public("dancu.example.vn/06812")
    with pytest.raises(NotSigned, match="no signature"):
        heads.signed_text(note, other_ward)


@pytest.mark.parametrize(
    "note",
    [
        "",
        HEAD.text,
        a_note().removesuffix("\n"),
        a_note().replace("— ", "- "),
        a_note().replace("\n3\n", "\n03\n"),
        a_note().replace("\n3\n", "\n-3\n"),
        a_note().replace("\n3\n", "\nba\n"),
        a_note().replace("\n3\n", "\n"),
        HEAD.text.replace("=", "") + "\n" + a_note().rpartition("\n\n")[2],
        a_note(*[SIGNER] * 17),
    ],
)
def test_what_is_no_head_is_refused(note: str) -> None:
    with pytest.raises(NotAHead):
        heads.head_of(note)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "PeterNeumann",
        PETER.replace("c74f", "c74e"),
        PETER.replace("Peter", "Petra"),
        PETER[:-4],
    ],
)
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(NotAHead):
        heads.public_key(key)
