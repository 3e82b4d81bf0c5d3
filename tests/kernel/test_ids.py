"""Identifiers keep the order in which they were made."""

from __future__ import annotations

import time

from libs.kernel.ids import new_id


def test_identifiers_are_version_7_and_in_order_of_making():
    made = [new_id() for _ in range(20_000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {(one.version, one.variant) for one in made} == {(7, "specified in RFC 4122")}


def test_the_moment_stands_in_the_identifier():
    before = time.time_ns() // 1_000_000
    one = new_id()

    assert before <= one.int >> 80 <= before + 1000
