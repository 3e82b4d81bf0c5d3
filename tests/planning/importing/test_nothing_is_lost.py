"""Whatever the wrapping, every sentence is attached to exactly one node."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.planning.importing.importer import read_pasted, read_plan
from services.planning.importing.refusals import NotAPlan
from services.planning.importing.review import review_plan

_SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_PIECES = st.sampled_from(
    [
        *("I.", "II.", "III.", "1.", "2)", "a)", "-", "–", "+", "Điều 5.", "Chương II", "Căn cứ"),
        *("Uỷ ban", "xã hội", "chính trị", "33/CT", "-TTg", "ngày 25/5.", "số", "…", "(", "”"),
        *("Nơi nhận:", "Trên đây là", "Dân", "biết.", "PHỤ LỤC", "KẾ HOẠCH", "TM.", "\n", "\n\n"),
    ]
)


def test_the_real_plan_loses_no_letter(seed, seed_bytes, ink, ink_of_plan):
    assert ink_of_plan(seed) == ink(unicodedata.normalize("NFC", seed_bytes.decode()))


@_SLOW
@given(
    width=st.integers(44, 200),
    form=st.sampled_from(["NFC", "NFD"]),
    end=st.sampled_from(["\n", "\r\n"]),
    dash=st.sampled_from(["-", "–", "•"]),
    dot=st.sampled_from([".", ")"]),
)
def test_any_width_with_blank_lines_between_gives_the_same_tree(
    the_seed, shape, typed, width, form, end, dash, dot
):
    text = typed(the_seed(), width, dash=dash, dot=dot).replace("\n", end)

    again = read_plan(unicodedata.normalize(form, text).encode())

    assert shape(again) == shape(the_seed())


@_SLOW
@given(width=st.integers(44, 200))
def test_without_blank_lines_no_heading_and_no_dash_is_lost(
    the_seed, typed, ink, ink_of_plan, width
):
    text = typed(the_seed(), width, blank=False)

    again = read_pasted(text)

    # Where a full line hides the border, a paragraph joins its heading, which then heads nothing.
    assert [n.path for n in again.walk() if n.mark.endswith(".")] == [
        n.path for n in the_seed().walk() if n.mark.endswith(".")
    ]
    assert sum(leaf.mark == "-" for leaf in again.leaves()) == 40
    assert ink_of_plan(again) == ink(text)


@_SLOW
@given(breaks=st.lists(st.sampled_from([" ", " ", " ", "\n", "\n\n", "  "]), min_size=40))
def test_lines_broken_anywhere_lose_no_letter(the_seed, typed, ink, ink_of_plan, breaks):
    words = typed(the_seed(), 100_000).split()
    text = "".join(word + breaks[place % len(breaks)] for place, word in enumerate(words))
    try:
        again = read_pasted("I. MỤC ĐÍCH\n\nII. NỘI DUNG\n\n" + text)
    except NotAPlan:
        pytest.fail("the two headings at the top stand on lines of their own")

    assert ink_of_plan(again) == ink("I. MỤC ĐÍCH II. NỘI DUNG " + text)


@_SLOW
@given(pieces=st.lists(_PIECES, min_size=1, max_size=60))
def test_any_text_that_is_read_at_all_keeps_every_letter_once(ink, ink_of_plan, pieces):
    text = "I. MỤC ĐÍCH\n\n1. Mục tiêu\n\nII. NỘI DUNG\n\n- Việc một.\n" + " ".join(pieces)

    plan = read_pasted(text)

    assert ink_of_plan(plan) == ink(text)
    assert len({node.path for node in plan.walk()}) == sum(1 for _ in plan.walk())


def test_sentences_lie_end_to_end_in_their_node(seed):
    for node in seed.walk():
        ends = [0, *(sentence.end + 1 for sentence in node.sentences)]

        assert [sentence.start for sentence in node.sentences] == ends[:-1]
        assert " ".join(sentence.text for sentence in node.sentences) == node.text


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "words", ["....", "đơn. Vị ", "khu phố ", "ngày 1, ", "Điều 1, ", "- Một.\n", "dân\n", "1. A\n"]
)
def test_a_long_odd_text_takes_seconds_not_minutes(words, ink, ink_of_plan):
    text = "I. MỤC ĐÍCH\nII. NỘI DUNG\n- " + words * 10_000

    plan = review_plan(read_pasted(text)).draft

    assert ink_of_plan(plan) == ink(text)
