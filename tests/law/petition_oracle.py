"""A little oracle of law.md part 3.2, written without the product's data: what may follow what.

It counts days one by one and knows a clock as a line of text. It is slow and plain on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from libs.law.calendar import national_calendar

DAY = timedelta(days=1)
NEW_LAW = date(2026, 7, 1)

# kind: from | move | to ("=": the same state); a move into an end of the case has a star.
GRAPH = {
    "complaint": """
        sorted | accept | accepted
        sorted | decline | declined*
        sorted | transfer | transferred*
        sorted | guide | guided*
        sorted | return | returned*
        sorted | file | filed*
        sorted accepted suspended | withdraw | terminated*
        accepted | mark_complex | =
        accepted | announce_dialogue | =
        accepted | hold_dialogue | =
        decided sent appealed in_effect carried_out | announce_dialogue_late | =
        decided sent appealed in_effect carried_out | hold_dialogue_late | =
        accepted | suspend | suspended
        suspended | resume | accepted
        accepted suspended | terminate | terminated*
        accepted suspended terminated | send_suspension | =
        accepted suspended decided terminated | send_resumption | =
        terminated | send_termination | =
        accepted | decide | decided
        decided | send_decision | sent
        sent in_effect carried_out | note_receipt | =
        sent in_effect carried_out | complain_again | appealed*
        accepted | complain_unanswered | appealed*
        sent | take_effect | in_effect
        in_effect | carry_out | carried_out
        in_effect carried_out | close | closed*
        decided sent appealed in_effect carried_out closed | tell_forwarder | =
    """,
    "denunciation": """
        sorted | accept | accepted
        sorted | decline | declined*
        sorted | transfer | transferred*
        sorted | not_process | not_processed*
        sorted | look_into | looked_into*
        sorted | file | filed*
        sorted accepted suspended | withdraw | =
        sorted accepted suspended | end_withdrawn | terminated*
        sorted accepted suspended | find_violation_signs | =
        accepted suspended concluded handled publicised terminated | notify_acceptance | =
        sorted accepted suspended concluded handled publicised | answer_press | =
        accepted | extend | =
        accepted | suspend | suspended
        suspended | resume | accepted
        accepted suspended | terminate | terminated*
        accepted suspended terminated | send_suspension | =
        accepted | conclude | concluded
        concluded handled publicised | send_conclusion | =
        concluded | handle | handled
        handled | publicise | publicised
        publicised | close | closed*
        concluded handled publicised closed | tell_forwarder | =
    """,
    "proposal": """
        sorted | take_up | under_way
        sorted | decline | declined*
        sorted | transfer | transferred*
        sorted | guide | guided*
        sorted | return | returned*
        sorted | file | filed*
        sorted under_way | withdraw | withdrawn*
        under_way | answer | answered
        answered | close | closed*
        answered closed | tell_forwarder | =
    """,
    "regulation": """
        sorted | transfer | transferred
        sorted | return | returned*
        sorted | file | filed*
        sorted | withdraw | withdrawn*
        transferred | answer | answered
        answered | publicise | publicised*
    """,
    "recommendation": """
        sorted | answer | answered
        sorted | withdraw | withdrawn*
        answered | close | closed*
    """,
    "information": """
        sorted | hand_over | handed_over*
        sorted | withdraw | withdrawn*
    """,
}
# kind: clock | begins with | days | done by; "?" a fact it needs, "!" one it must not have.
# A tilde: what it asks for is still owed in these ends of the case.
CLOCKS = {
    "complaint": """
        first_answer | receipt | 10W | accept
        neglect | receipt new | 45C | accept
        neglect_warning | receipt | 30C | accept
        accept | receipt | 10C until new 7W | accept
        settle | accept | 30C complex 45C remote 45C both 60C | decide
        decision_sent | decide | 3W | send_decision
        effect | decide | 30M remote 45M | take_effect
        second | note_receipt event | 30C remote 45C | complain_again
        suspension_sent | suspend new | 3W | send_suspension ~terminated
        resumption_sent | resume new | 3W | send_resumption ~terminated
        termination_sent | terminate withdraw new | 3W | send_termination ~terminated
        feedback | decide ?forwarded | 7W | tell_forwarder ~appealed ~closed
    """,
    "denunciation": """
        first_answer | receipt | 10W | accept
        neglect | receipt new | 45C | accept
        neglect_warning | receipt | 30C | accept
        accept | receipt !not_ours | 7W several_places 10W | accept
        transfer | receipt ?not_ours | 5W |
        press | receipt ?press | 20C | answer_press
        again | receipt ?denounced_again | 20C | accept
        acceptance_notice | accept | 5W | notify_acceptance ~terminated
        settle | accept | 30C | conclude
        suspension_sent | suspend terminate end_withdrawn | 5W | send_suspension ~terminated
        conclusion_sent | conclude | 5W | send_conclusion
        handling | conclude | 7W | handle
        publicise | conclude | 7W | publicise
        feedback | conclude ?forwarded | 7W | tell_forwarder ~closed
    """,
    "proposal": """
        first_answer | receipt | 10W | take_up
        neglect | receipt new | 45C | take_up
        neglect_warning | receipt | 30C | take_up
        final_answer | receipt !not_ours | 30C | answer
        transfer | receipt ?not_ours | 5W |
        feedback | answer ?forwarded | 7W | tell_forwarder ~closed
    """,
    "regulation": """
        first_answer | receipt | 10W | transfer
        neglect | receipt new | 45C | transfer
        neglect_warning | receipt | 30C | transfer
        transfer | receipt | 5W | transfer
    """,
    "recommendation": """
        neglect | receipt new | 45C | answer
        neglect_warning | receipt | 30C | answer
        answer | receipt | 15C | answer
    """,
    "information": """
        first_answer | receipt | 10W |
        answer | receipt | 10W online 3W complex+online 15W |
    """,
}
# What a move must be given.
NEEDS = {
    "complaint": {
        "number": "accept decline mark_complex announce_dialogue hold_dialogue suspend resume "
        "terminate decide announce_dialogue_late hold_dialogue_late",
        "reason": "decline guide return file suspend terminate carry_out",
        "body": "transfer",
        "event_on": "announce_dialogue announce_dialogue_late hold_dialogue_late note_receipt",
    },
    "denunciation": {
        "number": "accept extend suspend resume terminate end_withdrawn conclude",
        "reason": "decline not_process look_into file suspend terminate find_violation_signs "
        "handle",
        "body": "transfer",
        "grade": "extend",
    },
    "proposal": {"reason": "decline guide return file", "body": "transfer", "answer": "answer"},
    "regulation": {"reason": "return file", "body": "transfer", "answer": "answer"},
    "recommendation": {"number": "answer", "answer": "answer"},
    "information": {"number": "hand_over"},
}
# Facts for which the law refuses a move.
BARS = {
    ("complaint", "accept"): {"not_ours", "second_time", "past_limitation"},
    ("complaint", "transfer"): {"transferred_before"},
    ("complaint", "guide"): {"guided_before"},
    ("complaint", "mark_complex"): {"complex"},
    ("complaint", "note_receipt"): {"receipt_noted"},
    ("denunciation", "accept"): {"not_ours", "anonymous", "several_bodies", "guided_before"},
    ("denunciation", "decline"): {"not_ours"},
    ("denunciation", "transfer"): {"transferred_before", "several_bodies"},
    ("denunciation", "not_process"): {"evidence"},
    ("denunciation", "withdraw"): {"withdrawal_asked"},
    ("denunciation", "end_withdrawn"): {"violation_signs"},
    ("proposal", "take_up"): {"not_ours"},
    ("proposal", "transfer"): {"transferred_before"},
    ("proposal", "guide"): {"guided_before"},
    ("regulation", "transfer"): {"anonymous", "transferred_before"},
}
# Facts of which one must be so.
ONLY = {
    ("complaint", "transfer"): {"not_ours", "second_time"},
    ("complaint", "guide"): {"not_ours", "second_time"},
    ("denunciation", "transfer"): {"not_ours"},
    ("denunciation", "end_withdrawn"): {"withdrawal_asked"},
    ("denunciation", "not_process"): {"several_bodies", "guided_before", "anonymous"},
    ("denunciation", "look_into"): {"evidence"},
    ("proposal", "transfer"): {"not_ours"},
    ("proposal", "guide"): {"not_ours"},
}
SETS = {
    ("complaint", "mark_complex"): "complex",
    ("complaint", "note_receipt"): "receipt_noted",
    ("complaint", "hold_dialogue"): "dialogue_held",
    ("complaint", "hold_dialogue_late"): "dialogue_held",
    ("denunciation", "find_violation_signs"): "violation_signs",
    ("denunciation", "withdraw"): "withdrawal_asked",
}


def rows(text: str) -> list[list[str]]:
    """The lines of a table as lists of their cells."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


Stops = list[tuple[date, date | None]]


def count(start: date, days: int, unit: str, stops: Stops) -> date | None:
    """The last day: C rolls off a day off, M (a least duration) does not, W skips days off."""
    working = national_calendar().is_working
    on, left = start, days
    while left > 0 or (unit == "C" and not working(on)) or _stopped(on, stops):
        on += DAY
        if stop := _stopped(on, stops):
            if stop[1] is None:
                return None
        elif left > 0:
            left -= working(on) if unit == "W" else 1
    return on


def _stopped(on: date, stops: Stops) -> tuple[date, date | None] | None:
    return next((each for each in stops if each[0] <= on and (not each[1] or on < each[1])), None)


@dataclass
class Limit:
    """A clock of a case as the oracle knows it."""

    name: str
    start: date
    says: str
    stops: Stops = field(default_factory=list)
    grades: list[str] = field(default_factory=list)
    ended: date | None = None

    def due(self, facts: set[str]) -> date | None:
        """Its last day for a case of which these facts hold."""
        words = self.says.split()
        if "until" in words:
            words = words[:1] if self.start < NEW_LAW else words[3:]
        others = dict(zip(words[1::2], words[2::2], strict=True))
        both = facts >= {"complex", "remote"} and others.get("both")
        plus = facts >= {"complex", "online"} and others.get("complex+online")
        one = [days for fact, days in others.items() if fact in facts]
        says = both or plus or (one[0] if one else words[0])
        return count(self.start, int(says[:-1]) + 30 * len(self.grades), says[-1], self.stops)


@dataclass
class Step:
    """What somebody tries to do, and with what."""

    move: str
    on: date
    given: dict[str, str] = field(default_factory=dict)
    event_on: date | None = None


class Case:
    """One case as the oracle sees it, from the day on which it was sorted."""

    def __init__(self, kind: str, facts: set[str], received: date, sorted_on: date) -> None:
        """Received on a day, sorted on another."""
        self.kind, self.facts, self.received, self.last = kind, set(facts), received, sorted_on
        self.state = "sorted"
        self.limits: list[Limit] = []
        self._begin("receipt", received)

    def moves(self) -> list[str]:
        """What the graph knows from this state."""
        return [move for from_, move, _ in rows(GRAPH[self.kind]) if self.state in from_.split()]

    def refuses(self, step: Step) -> bool:
        """Whether the law says no."""
        key = (self.kind, step.move)
        missing = any(
            step.move in moves.split() and not (step.given.get(need) or need == "event_on")
            for need, moves in NEEDS[self.kind].items()
        )
        wanted = ONLY.get(key)
        return (
            step.move not in self.moves()
            or step.on < self.last
            or bool(self.facts & BARS.get(key, set()))
            or bool(wanted and not self.facts & wanted)
            or missing
            or self._closes_nothing(step.move)
            or self._out_of_time(step)
        )

    def do(self, step: Step) -> None:
        """A move that the law allows."""
        self.last = step.on
        if (self.kind, step.move) in SETS:
            self.facts.add(SETS[self.kind, step.move])
        if step.move == "extend":
            self._running("settle")[-1].grades.append(step.given["grade"])
        if step.move == "suspend":
            self._running("settle")[-1].stops.append((step.on, None))
        if step.move == "resume":
            stops = self._running("settle")[-1].stops
            stops[-1] = (stops[-1][0], step.on)
        to = next(row[2] for row in rows(GRAPH[self.kind]) if row[1] == step.move)
        self.state = self.state if to == "=" else to.rstrip("*")
        for name, _, _, done in rows(CLOCKS[self.kind]):
            ends = step.move in done.split()
            stays = f"~{self.state}" in done.split()
            if ends or (to.endswith("*") and not stays):
                for limit in self._running(name):
                    limit.ended = step.on
        self._begin(step.move, step.on, step.event_on)

    def _begin(self, move: str, on: date, event_on: date | None = None) -> None:
        for name, begins, says, _ in rows(CLOCKS[self.kind]):
            words = begins.split()
            needed = {word[1:] for word in words if word[0] == "?"}
            barred = {word[1:] for word in words if word[0] == "!"}
            start = event_on if "event" in words and event_on else on
            known = "new" not in words or start >= NEW_LAW
            if move in words and needed <= self.facts and not barred & self.facts and known:
                self.limits.append(Limit(name, start, says))

    def _running(self, name: str) -> list[Limit]:
        return [each for each in self.limits if each.name == name and each.ended is None]

    def _closes_nothing(self, move: str) -> bool:
        sent = ("send_suspension", "send_resumption", "send_termination", "tell_forwarder")
        if move not in (*sent, "notify_acceptance", "answer_press", "send_conclusion"):
            return False
        names = [row[0] for row in rows(CLOCKS[self.kind]) if move in row[3].split()]
        return not any(self._running(name) for name in names)

    def _out_of_time(self, step: Step) -> bool:
        settle = next(iter(self._running("settle")), None)
        due = settle.due(self.facts) if settle else None
        late = due is not None and step.on > due
        remote = 45 if "remote" in self.facts else 30
        match (self.kind, step.move):
            case ("complaint", "suspend" | "terminate"):
                return step.on < NEW_LAW
            case (_, "resume"):
                return settle is not None and step.on <= settle.stops[-1][0]
            case ("complaint", "mark_complex"):
                return late
            case ("denunciation", "extend"):
                return late or not self._may_extend(step.given.get("grade", ""))
            case ("complaint", "announce_dialogue" | "announce_dialogue_late"):
                return step.event_on is None or step.on > _notice(step.event_on)
            case ("complaint", "note_receipt" | "hold_dialogue_late"):
                return step.event_on is None or step.event_on > step.on
            case ("complaint", "complain_again"):
                over = [each.due(self.facts) for each in self._running("second")]
                return bool(over and over[-1] and step.on > over[-1])
            case ("complaint", "complain_unanswered"):
                return not late or due is None or step.on > (count(due, remote, "C", []) or due)
            case ("complaint", "take_effect"):
                effect = self._running("effect")[-1].due(self.facts)
                return effect is None or step.on <= effect
        return False

    def _may_extend(self, grade: str) -> bool:
        times = {"phức tạp": 1, "đặc biệt phức tạp": 2}
        grades = [*self._running("settle")[-1].grades, grade]
        return grade in times and len(grades) <= max(times[each] for each in grades)


def _notice(event_on: date) -> date:
    """The last day to announce a dialogue: five days before it, also on a day off."""
    return event_on if event_on < NEW_LAW else event_on - 5 * DAY
