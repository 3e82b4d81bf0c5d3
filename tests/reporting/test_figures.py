"""Figures are counted from facts, and the list behind each number sums to it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.contracts.disclosures.obligations import ObligationDropped
from libs.contracts.disclosures.postings import PostingReplaced
from libs.kernel.events import Event
from services.reporting.facts.mapping import facts_of
from services.reporting.facts.rules import FactRow
from services.reporting.figures.checks import closing
from services.reporting.figures.counting import Count, Earlier, Span, Window, key_of, split_key
from services.reporting.figures.definitions import national_figures
from services.reporting.figures.snapshot import take_snapshot
from services.reporting.reports.narrative import skeleton
from services.reporting.reports.sections import MARKER
from services.reporting.reports.skeleton import NOT_FED, SKELETON
from services.reporting.rules import NoSuchFigure
from tests.reporting import ward

FIGURES = national_figures()
OBLIGATIONS = (
    "Nghĩa vụ công khai: tồn đầu kỳ + phát sinh − đã thực hiện − không còn phải thực hiện"
    " = tồn cuối kỳ"
)
FIRST, LAST = date(2025, 11, 1), date(2026, 12, 31)
MEASURES = {name for each in FIGURES for name in each.measures}
days = st.integers(0, (LAST - FIRST).days).map(lambda n: FIRST + timedelta(days=n))
late = st.integers(0, 5)
items = st.sampled_from(["1a", "2c", "2d", "7c", "14a"])
names = st.sampled_from("abcdefg")


def as_facts(told: list[tuple[Event, int]]) -> list[FactRow]:
    """Facts of events, each learned of so many days after it happened."""
    stream = ward.Stream()
    for event, learned_after in told:
        stream.tell(event, event.occurred_at + timedelta(days=learned_after))
    return [fact for event, heard in stream.heard for fact in facts_of(event, heard)]


def events_of(build, **more):
    event = st.builds(build, names, days, **more)
    return st.tuples(event, st.sampled_from([0, 0, 0, 3, 40]))


histories = st.lists(
    st.one_of(
        events_of(ward.obligation, item=items),
        events_of(ward.published, item=items, days_late=late),
        events_of(ward.task_done, outcome=st.sampled_from(["done", "partly", "not_done"])),
        st.tuples(
            st.builds(ward.posted, names, st.sampled_from(["hq", "house1", "house2"]), days, items),
            st.just(0),
        ),
    ),
    max_size=40,
).map(as_facts)


def window(until: date, since: date = date(2026, 1, 1), earlier: Earlier | None = None) -> Window:
    known_at = datetime.combine(until, datetime.max.time(), ward.VIETNAM)
    return Window(since, until, date(2026, 1, 1), known_at, earlier)


def test_the_catalogue_counts_only_what_the_table_makes():
    from services.reporting.facts.table import TABLE

    made = {line.measure for lines in TABLE.values() for line in lines}

    assert made >= MEASURES
    assert len({each.key for each in FIGURES}) == len(FIGURES)


@settings(max_examples=60, deadline=None)
@given(histories, days)
def test_the_list_behind_every_number_sums_to_it(facts, until):
    seen = window(max(until, date(2026, 1, 1)), earlier=EARLIER)
    values = take_snapshot(facts, seen, FIGURES)["values"]
    count = Count(facts, seen)

    for key, value in values.items():
        span, definition, part = split_key(key, FIGURES)
        behind = count.behind(definition, span, part)
        assert sum(amount for _, amount in behind) == value, key
        assert len({fact.id for fact, _ in behind}) == len(behind)


EARLIER = Earlier(
    date(2026, 1, 1),
    date(2026, 3, 31),
    datetime(2026, 3, 31, 23, 59, tzinfo=ward.VIETNAM),
)


@settings(max_examples=60, deadline=None)
@given(histories)
def test_the_report_before_and_its_corrections_and_the_new_days_make_the_year(facts):
    before = Window(EARLIER.since, EARLIER.until, EARLIER.since, EARLIER.known_at)
    now = window(date(2026, 6, 30), since=date(2026, 4, 1), earlier=EARLIER)
    then, today = (Count(facts, each).values(FIGURES) for each in (before, now))

    for each in FIGURES:
        if each.adds_up and not each.stock:
            parts = [
                then[key_of(Span.YEAR, each.key)],
                today[key_of(Span.LATE, each.key)],
                today[key_of(Span.PERIOD, each.key)],
            ]
            assert today[key_of(Span.YEAR, each.key)] == sum(parts), each.key


@settings(max_examples=60, deadline=None)
@given(histories)
def test_after_a_half_year_nothing_of_the_second_quarter_is_in_it_and_a_correction_too(facts):
    half = window(date(2026, 5, 15))
    told = Earlier(half.year_start, half.until, half.known_at)
    quarter = window(date(2026, 6, 30), since=date(2026, 4, 1), earlier=told)
    # Of the half year's days those that are before the quarter, as it knew them.
    before = Window(half.since, date(2026, 3, 31), half.year_start, half.known_at)
    then, now = (Count(facts, each) for each in (before, quarter))

    for each in FIGURES:
        if each.adds_up and not each.stock:
            late, period, year = (
                {fact.id: amount for fact, amount in now.behind(each, span)}
                for span in (Span.LATE, Span.PERIOD, Span.YEAR)
            )
            known = {fact.id: amount for fact, amount in then.behind(each, Span.YEAR)}
            assert not late.keys() & period.keys(), each.key
            assert known | late | period == year, each.key
            assert len(known) + len(late) + len(period) == len(year), each.key


@settings(max_examples=60, deadline=None)
@given(histories)
def test_what_is_learned_later_changes_nothing_that_was_known(facts):
    seen = window(date(2026, 5, 15))
    known = [fact for fact in facts if fact.recorded_at <= seen.known_at]

    assert take_snapshot(facts, seen, FIGURES) == take_snapshot(known, seen, FIGURES)


def dropped(name: str, on: date) -> Event:
    return ObligationDropped(
        occurred_at=ward.at(on),
        obligation_id=ward.an_id(f"obligation-{name}"),
        khoan=2,
        item="2c",
        owner_unit_id=None,
        dropped_on=on,
    )


def test_the_checks_hold_for_an_ordinary_half_year():
    facts = as_facts(
        [
            (ward.obligation("a", date(2026, 1, 5)), 0),
            (ward.obligation("b", date(2026, 2, 5)), 0),
            (ward.published("a", date(2026, 2, 10), days_late=1), 0),
            (ward.task_done("a", date(2026, 2, 10), "partly"), 0),
            (ward.obligation("c", date(2026, 2, 5)), 0),
            (dropped("c", date(2026, 3, 5)), 0),
        ]
    )

    checks = take_snapshot(facts, window(date(2026, 5, 15), since=date(2026, 2, 1)), FIGURES)[
        "checks"
    ]

    assert all(check["holds"] for check in checks), checks
    assert {check["text"]: check["detail"] for check in checks}[OBLIGATIONS] == "1 + 2 − 1 − 1 = 1"


def test_a_check_says_when_parts_do_not_add_up():
    [fact, _] = as_facts([(ward.published("a", date(2026, 2, 10)), 0)])
    fact.dimensions.clear()

    checks = take_snapshot([fact], window(date(2026, 5, 15)), FIGURES)["checks"]

    assert [check["detail"] for check in checks if not check["holds"]] == [
        *["1 = 0 + 0"] * 2,
        *["1 = 0 = 0"] * 2,
    ]


@pytest.mark.parametrize(("opening", "received", "settled", "left"), [(3, 5, 6, 2), (0, 0, 0, 0)])
def test_what_was_open_and_came_in_less_what_was_settled_is_left(opening, received, settled, left):
    assert closing(opening, received, settled) == left


def test_a_task_finished_in_part_and_later_whole_counts_once_as_done():
    facts = as_facts(
        [
            (ward.task_done("a", date(2026, 2, 10), "partly"), 0),
            (ward.task_done("a", date(2026, 4, 10), "done"), 0),
        ]
    )

    values = take_snapshot(facts, window(date(2026, 5, 15)), FIGURES)["values"]

    assert values["period.tasks_partly"] == 0
    assert values["period.tasks_done"] == 1


def test_a_second_posting_after_a_broken_one_is_not_another_place():
    facts = as_facts(
        [
            (ward.posted("a", "house1", date(2026, 2, 1)), 0),
            (ward.posted("a", "house1", date(2026, 2, 12), attempt=2), 0),
        ]
    )

    values = take_snapshot(facts, window(date(2026, 5, 15)), FIGURES)["values"]

    assert values["period.posted_houses.2c"] == 1


def test_a_sheet_of_what_was_withdrawn_hangs_no_more():
    up = ward.posted("a", "hq", date(2026, 2, 1))
    gone = PostingReplaced(
        occurred_at=ward.at(date(2026, 2, 10)),
        posting_id=up.posting_id,
        disclosure_id=up.disclosure_id,
        place_id=up.place_id,
        replaced_on=date(2026, 2, 10),
    )

    taken = take_snapshot(as_facts([(up, 0), (gone, 0)]), window(date(2026, 5, 15)), FIGURES)

    assert taken["values"]["period.postings_hanging"] == 0
    assert taken["days"]["2c"] == ("2026-02-01", "2026-02-10")


@pytest.mark.parametrize(
    "key",
    ["published", "week.published", "period.nothing", "period.committees.2", "late.tasks_done"],
)
def test_a_key_that_names_no_figure_is_refused(key):
    with pytest.raises(NoSuchFigure):
        split_key(key, FIGURES)


def test_every_figure_that_the_skeleton_names_is_in_the_catalogue():
    named = {
        key
        for section in SKELETON
        for sentence in section.sentences
        for marker in MARKER.findall(sentence.text + sentence.otherwise)
        for key in marker.removeprefix("percent:").split("/")
    }

    assert named
    for key in named:
        split_key(key, FIGURES)


@pytest.mark.parametrize(
    ("section", "figure"),
    [
        ("II.1.b", "matters_proposed"),
        ("II.1.b", "contributed_by_households"),
        ("II.1.c", "consultations_opened"),
        ("II.1.d", "people_supervisions"),
        ("II.1.d", "front_supervisions"),
        ("II.1.đ", "sessions_held"),
        ("II.1.đ", "petitions_received"),
        ("II.1.đ", "feedback_received"),
        ("II.1.e", "neighbourhood_meetings"),
    ],
)
def test_what_is_counted_at_the_ward_stands_in_the_words(section: str, figure: str) -> None:
    marker = f"{{{{period.{figure}}}}}"
    words = {each["key"]: each["text"] for each in skeleton({f"period.{figure}": 3})}
    without = {each["key"]: each["text"] for each in skeleton({})}

    assert marker in words[section]
    assert marker not in without[section]


def test_only_of_enterprises_the_product_says_that_it_has_no_figures() -> None:
    silent = [each["key"] for each in skeleton({}) if NOT_FED in each["text"]]

    assert silent == ["II.3"]


def test_training_without_classes_says_nothing_of_classes_or_people() -> None:
    once = {"period.trainings": 1}
    [words] = [each["text"] for each in skeleton(once) if each["key"] == "I"]

    assert "{{period.trainings}} lần tập huấn." in words
    assert "training_classes" not in words
    assert "training_people" not in words
