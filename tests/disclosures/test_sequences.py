"""Whatever people record, in whatever order: days are never invented, completion is never early."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from libs.kernel.errors import Refusal
from libs.law.forms import Form, Place
from services.disclosures.posting import rules
from services.disclosures.posting.rules import Hanging
from services.disclosures.proving.rules import Need, Proofs, Sheet, is_complete, is_proven

START = date(2026, 3, 2)
PLACES = [UUID(int=number) for number in range(1, 4)]
WALLS = [
    Need(Form.POSTING, Place.COMMUNITY_HOUSE, place, "", 30, False, "Điều 13") for place in PLACES
]
STEP = st.tuples(
    st.sampled_from(PLACES),
    st.sampled_from(("hang", "tear", "end")),
    st.integers(min_value=0, max_value=45),
)


@st.composite
def any_steps(draw: st.DrawFn) -> list[tuple[UUID, str, int]]:
    """Chance alone hardly ever completes all walls: half of the time people do what they must."""
    steps = draw(st.lists(STEP, max_size=12))
    if draw(st.booleans()):
        steps += [(place, "hang", 0) for place in draw(st.permutations(PLACES))]
        days = draw(st.integers(min_value=29, max_value=33))
        steps += [(PLACES[0], "end", days), *((place, "end", 0) for place in PLACES[1:])]
    return steps + draw(st.lists(STEP, max_size=6))


STEPS = any_steps()
# The lawful way: all hung on one day, all taken down on the first day that is allowed.
LAWFUL = [(place, "hang", 0) for place in PLACES] + [
    (place, "end", 31 if place == PLACES[0] else 0) for place in PLACES
]


class Walls:
    """Three walls as people's records make them, by the rules alone."""

    def __init__(self) -> None:
        self.sheets: dict[UUID, Sheet] = {}
        self.gaps: dict[UUID, list[date]] = {place: [] for place in PLACES}
        self.kept: dict[UUID, int] = {}
        self.today = START

    def step(self, place: UUID, act: str, days: int) -> None:
        """Some days later somebody records something; what the rules refuse changes nothing."""
        self.today += timedelta(days=days)
        sheet = self.sheets.get(place)
        try:
            if act == "hang" and (sheet is None or sheet.state is Hanging.BROKEN):
                self._hang(place, sheet)
            elif act == "tear" and sheet and sheet.state is Hanging.UP:
                rules.check_break(self.today, sheet.posted_on, sheet.keep_until)
                self.gaps[place].append(self.today)
                self._change(place, sheet, Hanging.BROKEN)
            elif act == "end" and sheet and sheet.state is Hanging.UP:
                rules.check_end(self.today, sheet.keep_until)
                self.kept[place] = rules.days_kept(sheet.posted_on, self.today)
                self._change(place, sheet, Hanging.DOWN)
        except Refusal:
            return

    def _hang(self, place: UUID, before: Sheet | None) -> None:
        gaps = self.gaps[place]
        rules.check_restart(self.today, gaps[-1] if gaps else None)
        until = rules.keep_until(self.today, 30, permanent=False)
        attempt = before.attempt + 1 if before else 1
        self.sheets[place] = Sheet(place, Hanging.UP, self.today, until, attempt)

    def _change(self, place: UUID, sheet: Sheet, state: Hanging) -> None:
        self.sheets[place] = Sheet(place, state, sheet.posted_on, sheet.keep_until, sheet.attempt)


@given(STEPS)
def test_kept_days_never_exceed_the_calendar_and_are_never_under_thirty(
    steps: list[tuple[UUID, str, int]],
) -> None:
    walls = Walls()
    for step in steps:
        walls.step(*step)

    for place, kept in walls.kept.items():
        hung = walls.sheets[place].posted_on
        assert 30 <= kept <= (walls.today - hung).days
        assert not any(hung < gap <= hung + timedelta(days=30) for gap in walls.gaps[place])


@given(STEPS)
@example(LAWFUL)
@example([*LAWFUL[:3], (PLACES[1], "tear", 12), *LAWFUL[3:], (PLACES[1], "hang", 0)])
def test_completion_implies_every_proof(steps: list[tuple[UUID, str, int]]) -> None:
    walls = Walls()
    for step in steps:
        walls.step(*step)
        proofs = Proofs(published_on=START, sheets=tuple(walls.sheets.values()))
        complete = is_complete(WALLS, proofs)

        assert complete == all(is_proven(need, proofs) for need in WALLS)
        assert complete == (set(walls.kept) == set(PLACES))


@given(STEPS)
def test_a_gap_at_one_place_changes_no_other(steps: list[tuple[UUID, str, int]]) -> None:
    walls = Walls()
    for place, act, days in steps:
        others = {p: s for p, s in walls.sheets.items() if p != place}
        walls.step(place, act, days)

        assert {p: s for p, s in walls.sheets.items() if p != place} == others


def test_the_lawful_way_completes_and_a_day_less_does_not() -> None:
    walls, hasty = Walls(), Walls()
    for place, act, days in LAWFUL:
        walls.step(place, act, days)
        hasty.step(place, act, min(days, 30))

    assert is_complete(WALLS, Proofs(START, tuple(walls.sheets.values())))
    assert not is_complete(WALLS, Proofs(START, tuple(hasty.sheets.values())))
