"""The ways that petitions of each kind go in a year, step after step."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AfterClock:
    """So many working days after a clock is over that a step started; empty: the receipt."""

    clock: str
    since: str
    working_days: int = 1


@dataclass(frozen=True)
class Way:
    """What is so of a petition, and its moves, each with its working days after the one before."""

    moves: tuple[tuple[str, int | AfterClock], ...]
    facts: tuple[str, ...] = ()
    sorted_after: int = 1
    named: bool = True  # whether its letter says who wrote


LATE_DECISION = AfterClock("settle", "accept", 3)
IN_EFFECT = AfterClock("effect", "decide")
SENT = (("send_decision", 2), ("note_receipt", 2), ("take_effect", IN_EFFECT))
CONCLUDED = (("send_conclusion", 3), ("handle", 2), ("publicise", 1), ("close", 2))

WAYS: dict[str, tuple[Way, ...]] = {
    "complaint": (
        Way((("accept", 4), ("decide", 15), *SENT, ("carry_out", 10), ("close", 2))),
        Way((("accept", 5), ("decide", LATE_DECISION), ("send_decision", 2))),
        Way((("transfer", 4),), facts=("not_ours",)),
        Way((("accept", 3), ("mark_complex", 8), ("decide", 18), *SENT)),
        Way((("accept", 3), ("withdraw", 5))),
        Way((("accept", 3), ("withdraw", 5), ("send_termination", 2))),
        Way((("decline", 5),), facts=("past_limitation",)),
        Way((("accept", 3), ("suspend", 5), ("send_suspension", 2), ("resume", 8), ("decide", 6))),
    ),
    "denunciation": (
        Way((("accept", 4), ("notify_acceptance", 3), ("conclude", 12), *CONCLUDED)),
        Way(
            (
                ("accept", 5),
                ("notify_acceptance", 4),
                ("extend", 10),
                ("conclude", 20),
                *CONCLUDED,
            )
        ),
        Way((("transfer", 3),), facts=("not_ours",)),
        Way((("not_process", 3),), facts=("anonymous",), named=False),
        Way((("look_into", 6),), facts=("anonymous", "evidence"), named=False),
        Way((("accept", 4), ("conclude", AfterClock("settle", "accept", 4)))),
    ),
    "proposal": (
        Way((("take_up", 3), ("answer", 6), ("close", 5))),
        Way((("take_up", 4), ("answer", 8))),
        Way((("transfer", 3),), facts=("not_ours",)),
        Way((("take_up", 6), ("answer", AfterClock("final_answer", "", 4)))),
        Way((("withdraw", 4),)),
        Way((("guide", 5),), facts=("not_ours",)),
        Way((("take_up", AfterClock("first_answer", "", 3)), ("answer", 2))),
        Way((), sorted_after=30),
    ),
    "regulation": (
        Way((("transfer", 3), ("answer", 15), ("publicise", 2))),
        Way((("return", 4),)),
    ),
    "recommendation": (
        Way((("answer", 8), ("close", 5))),
        Way((("answer", AfterClock("answer", "", 2)),)),
    ),
    "information": (Way((("hand_over", 2),)), Way((("withdraw", 1),))),
}
# In which order kinds come, so that every kind comes early and ordinary ones oftener.
KINDS = (
    *("proposal", "complaint", "denunciation", "regulation", "recommendation", "information"),
    *("proposal", "complaint", "proposal", "denunciation", "proposal", "complaint"),
)
MATTERS = ("land", "building", "environment", "works", "social", "order", "money")
CHANNELS = ("portal", "in_person", "post", "hotline", "drop_box", "email")
