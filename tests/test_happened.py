"""What happened to an object, in sentences: only what has one, days as people write them."""

from __future__ import annotations

from datetime import UTC, datetime

from libs.happened import HappenedView, sentence, without_actors

SENTENCES = {
    "send": "Gửi ngày {sent_on}, số {number}.",
    "vote": lambda said: "Đạt." if said["adopted"] else "Không đạt.",
}


def test_days_are_written_as_people_write_them_and_numbers_stay() -> None:
    said = {"sent_on": "2026-03-09", "number": "2026-03-9X"}
    assert sentence(SENTENCES, "send", said) == "Gửi ngày 09/03/2026, số 2026-03-9X."


def test_what_an_older_record_does_not_say_is_left_open() -> None:
    assert sentence(SENTENCES, "send", {"number": "7/GM"}) == "Gửi ngày …, số 7/GM."


def test_a_sentence_may_depend_on_what_is_said() -> None:
    assert sentence(SENTENCES, "vote", {"adopted": True}) == "Đạt."
    assert sentence(SENTENCES, "vote", {"adopted": False}) == "Không đạt."


def test_what_has_no_sentence_is_not_told() -> None:
    assert not sentence(SENTENCES, "look_up_sender", {"number": "7/GM"})


def test_the_public_is_not_told_which_account_acted() -> None:
    line = HappenedView(
        at=datetime(2026, 3, 9, tzinfo=UTC), by_id="an-account", action="a", text=""
    )
    assert [each.by_id for each in without_actors([line])] == [None]
