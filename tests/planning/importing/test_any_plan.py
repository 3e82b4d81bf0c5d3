"""Any plan, typed at any width, in any kind of file: the same tree, every sentence once."""

import json
import unicodedata
from collections import Counter

import pytest
import typst
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from libs.old_fonts import from_tcvn3
from services.planning.importing.importer import read_pasted, read_plan
from services.planning.importing.plan import NodeKind
from tests.planning import made_plans
from tests.planning.made_plans import Plan, blocks, tells_its_width, tree, tree_read, typed
from tests.planning.papers import add_table, define_list, number_with, paper, saved

# A made plan is large: making it smaller takes minutes and helps little.
_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
_MANY = settings(max_examples=25, deadline=None, phases=_PHASES, report_multiple_bugs=False)
_SLOW = settings(max_examples=6, deadline=None, phases=_PHASES, report_multiple_bugs=False)


def _said(draft) -> Counter[str]:
    return Counter(said.text for node in draft.walk() for said in node.sentences)


def _made(plan: Plan) -> Counter[str]:
    return Counter(said for piece in blocks(plan) for said in piece.sentences)


@_MANY
@given(
    plan=made_plans.plans(),
    width=st.integers(40, 180),
    form=st.sampled_from(["NFC", "NFD"]),
    end=st.sampled_from(["\n", "\r\n"]),
    between=st.sampled_from(["\n\n", "\n\n\n", "\n\x0c\n", "\n \t\n"]),
    dash=st.sampled_from(["-", "–", "•", "*"]),
)
def test_blank_lines_between_give_the_tree_as_it_was_made(plan, width, form, end, between, dash):
    text = typed(plan, width, gap=between, dash=dash)
    assume(tells_its_width(text) or text == typed(plan, 100_000, gap=between, dash=dash))

    draft = read_plan(unicodedata.normalize(form, text.replace("\n", end)).encode())

    assert tree_read(draft) == tree(plan)


@_MANY
@given(plan=made_plans.plans(), width=st.integers(40, 180), spaces=st.integers(1, 3))
def test_without_blank_lines_no_sentence_is_lost_and_none_is_there_twice(plan, width, spaces):
    text = typed(plan, width, gap="\n").replace(" ", " " * spaces)

    draft = read_pasted(text)

    # Where a full line hides the border, a heading has the first sentence below it on its node.
    read = " ".join(said.text for node in draft.walk() for said in node.sentences)
    made = " ".join(said for piece in blocks(plan) for said in piece.sentences)
    assert read == made
    ends = Counter(said for said in _made(plan).elements() if said.endswith("."))
    assert sum(_said(draft).values()) >= sum(ends.values())


@_SLOW
@given(plan=made_plans.plans())
def test_a_word_file_with_typed_marks_gives_the_tree_as_it_was_made(plan):
    content = saved(paper(*(piece.line for piece in blocks(plan))))

    assert tree_read(read_plan(content)) == tree(plan)


@_SLOW
@given(plan=made_plans.plans())
def test_a_word_file_that_numbers_itself_gives_the_tree_as_it_was_made(plan):
    document = paper()
    forms = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."))
    deep = (("decimal", "%2.%3.%4."), ("lowerLetter", "%5)"), ("bullet", "-"), ("bullet", "o"))
    define_list(document, 81, *forms, *deep)
    for piece in blocks(plan):
        added = document.add_paragraph(piece.text)
        if (level := _level(piece)) is not None:
            number_with(added, 81, level)

    assert tree_read(read_plan(saved(document))) == tree(plan)


def _level(piece: made_plans.Piece) -> int | None:
    if piece.kind is NodeKind.PART:
        return 0
    if piece.kind is NodeKind.BULLET:
        return 5 if piece.mark == "-" else 6
    if piece.kind is NodeKind.HEADING:
        return 4 if piece.mark.endswith(")") else piece.mark.count(".")
    return None


@_SLOW
@given(plan=made_plans.plans())
def test_a_pdf_keeps_every_sentence_once(plan):
    page = "#set par(justify: true, first-line-indent: (amount: 1cm, all: true))"
    written = [f"#par({json.dumps(p.line, ensure_ascii=False)})" for p in blocks(plan)]
    settings_ = "#set text(size: 13pt, hyphenate: false)"

    draft = read_plan(typst.compile("\n\n".join([page, settings_, *written]).encode()))

    assert tree_read(draft) == tree(plan)


@_SLOW
@given(plan=made_plans.plans(), width=st.integers(60, 120))
def test_the_old_font_gives_the_same_sentences(plan, width):
    table = {from_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0x100)}
    # The old font has no capitals with a tone.
    small = {
        ord(c): c.lower() for c in "ĂÂÊÔƠƯÀẢÃÁẠẦẤẬẨẪẰẮẶẲẴỀẾỆỂỄỒỐỘỔỖỜỚỢỞỠỪỨỰỬỮÌÍỊỈĨÒÓỌỎÕÙÚỤỦŨỲÝỴỶỸ"
    }
    unicode = f"{typed(plan, width)}\n\n- Niêm yết đầy đủ, đúng hạn.".translate(small)
    old = "".join(table.get(sign, sign) for sign in unicode)

    assert _said(read_pasted(old)) == _said(read_pasted(unicode))


_CELLS = st.text("aăâđêôơưKhu phố 1.,;:-/", max_size=30).map(lambda text: " ".join(text.split()))


@_SLOW
@given(rows=st.lists(st.lists(_CELLS, min_size=3, max_size=5), min_size=1, max_size=6))
def test_any_table_keeps_every_letter_of_its_cells_once(rows):
    document = paper("I. MỤC ĐÍCH", "- Một.", "II. NỘI DUNG", "1. Bảng")
    add_table(document, rows)

    draft = read_plan(saved(document))

    below = [node for node in draft.walk() if node.kind is NodeKind.ROW]
    assert "".join(n.text for n in below).replace("|", "").replace(" ", "") == "".join(
        cell for row in rows for cell in row
    ).replace(" ", "")
    for node in below:
        for cell in node.cells:
            assert cell.start is None or node.text[cell.start :].startswith(cell.text)


@pytest.mark.parametrize("width", range(44, 201, 12))
def test_the_real_plan_at_many_widths_says_the_same_sentences(seed, typed, width):
    again = read_pasted(typed(seed, width))
    close = read_pasted(typed(seed, width, blank=False))

    assert _said(again) == _said(seed)
    assert _run_on(close) == _run_on(seed)


def _run_on(draft) -> str:
    """The sentences one after the other: without blank lines a title may take the next one in."""
    return " ".join(said.text for node in draft.walk() for said in node.sentences)
