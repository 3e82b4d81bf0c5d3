"""The signer and the check agree with RFC 9474, and refuse what is not theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from libs.ballots import rsabssa
from libs.ballots.rsabssa import NotToBeSigned
from tests.ballots import vectors, voter
from tests.ballots.vectors import integer, octets

KEY = vectors.key()
PUBLIC = KEY.public_key()
MODULUS = PUBLIC.public_numbers().n
INPUT = octets("msg_prefix") + octets("msg")


def test_the_vector_is_of_the_variant_that_we_use() -> None:
    assert vectors.VECTOR["name"] == rsabssa.VARIANT
    assert len(octets("msg_prefix")) == rsabssa.PREFIX_BYTES


def test_a_blinded_message_is_signed_as_the_rfc_says() -> None:
    assert rsabssa.blind_sign(KEY, octets("blinded_msg")) == octets("blind_sig")


def test_an_unblinded_signature_is_good_for_its_message_only() -> None:
    assert rsabssa.is_signed(PUBLIC, INPUT, octets("sig"))
    assert not rsabssa.is_signed(PUBLIC, INPUT[:-1] + b"\x00", octets("sig"))
    assert not rsabssa.is_signed(PUBLIC, octets("msg"), octets("sig"))
    assert not rsabssa.is_signed(PUBLIC, INPUT, octets("blind_sig"))


def test_the_voters_of_our_tests_follow_the_rfc_as_well() -> None:
    factor = pow(integer("inv"), -1, MODULUS)
    message = voter.prepare(octets("msg"), octets("msg_prefix"))

    blinded = voter.blind(PUBLIC, message, salt=octets("salt"), factor=factor)

    assert blinded.blinded == octets("blinded_msg")
    assert voter.finalize(PUBLIC, blinded, octets("blind_sig")) == octets("sig")
    with pytest.raises(ValueError, match="did not sign"):
        voter.finalize(PUBLIC, replace(blinded, inverse=2), octets("blind_sig"))


@pytest.mark.parametrize(
    "blinded",
    [bytes(512), MODULUS.to_bytes(512), bytes(512)[:-1], bytes(511) + b"\x01\x00"],
    ids=["zero", "the modulus", "too short", "too long"],
)
def test_what_is_no_message_is_not_signed(blinded: bytes) -> None:
    with pytest.raises(NotToBeSigned):
        rsabssa.blind_sign(KEY, blinded)


def test_a_fault_in_one_half_of_the_key_never_leaves() -> None:
    """One wrong half, and whoever gets the result factors the modulus (Boneh, DeMillo, Lipton)."""
    numbers = KEY.private_numbers()

    class Faulty:
        """A key whose exponent for p was damaged."""

        def private_numbers(self) -> rsa.RSAPrivateNumbers:
            return rsa.RSAPrivateNumbers(
                numbers.p,
                numbers.q,
                numbers.d,
                numbers.dmp1 ^ 1,
                numbers.dmq1,
                numbers.iqmp,
                numbers.public_numbers,
            )

    with pytest.raises(NotToBeSigned):
        rsabssa.blind_sign(Faulty(), octets("blinded_msg"))  # type: ignore[arg-type]


def test_whatever_was_signed_could_have_been_any_message() -> None:
    """Blindness: for every signed message there is a factor that leads to every ballot."""
    blinded = octets("blinded_msg")
    for text in (b"yes", b"no"):
        other = voter.blind(PUBLIC, voter.prepare(text), factor=1).blinded
        signature = rsabssa.blind_sign(KEY, other)
        # The factor that would have turned this ballot into what was signed exists, and unblinds.
        ratio = int.from_bytes(blinded) * pow(int.from_bytes(other), -1, MODULUS) % MODULUS
        factor = int.from_bytes(rsabssa.blind_sign(KEY, ratio.to_bytes(512)))
        signed = int.from_bytes(octets("blind_sig")) * pow(factor, -1, MODULUS) % MODULUS
        assert signed == int.from_bytes(signature)
