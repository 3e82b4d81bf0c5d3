"""The real plan, and the same plan typed again as Word and PDF files."""

import json
import os
import textwrap
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import typst
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from services.planning.importing.importer import read_plan
from services.planning.importing.plan import Node, NodeKind, PlanDraft

SEED_NAME = "ke-hoach-dan-chu-co-so-2025-phuong-uong-bi.txt"


@pytest.fixture(scope="session")
def seed_bytes() -> bytes:
    """The plan of phường Uông Bí as it came, read from the shared folder."""
    root = Path(__file__).resolve().parents[3]
    shared = Path(os.environ.get("DANBIET_SHARED", root.parent / "shared"))
    return (shared / "input" / SEED_NAME).read_bytes()


@pytest.fixture(scope="session")
def seed(seed_bytes: bytes) -> PlanDraft:
    """The real plan as a tree."""
    return read_plan(seed_bytes)


@pytest.fixture(scope="session")
def the_seed(seed: PlanDraft) -> Callable[[], PlanDraft]:
    """The real plan behind a call: Hypothesis prints its arguments, and a plan is long."""
    return lambda: seed


@pytest.fixture(scope="session")
def ink() -> Callable[[str], str]:
    """What is left of a text when white space is taken away."""
    return lambda text: "".join(text.split())


@pytest.fixture(scope="session")
def ink_of_plan(ink: Callable[[str], str]) -> Callable[[PlanDraft], str]:
    """The marks and sentences of a tree laid end to end, without white space."""
    return lambda plan: "".join(
        ink(node.mark) + "".join(ink(sentence.text) for sentence in node.sentences)
        for node in plan.walk()
    )


@pytest.fixture(scope="session")
def shape() -> Callable[[PlanDraft], list[tuple[str, str, str]]]:
    """What must be equal whatever the file: path, kind and words of every node."""
    return lambda plan: [(n.path, n.kind.value, n.text) for n in plan.walk()]


@pytest.fixture(scope="session")
def typed() -> Callable[..., str]:
    """Type a plan again at another width, with other marks and other line ends."""
    return _typed


def _typed(
    plan: PlanDraft,
    width: int = 80,
    *,
    blank: bool = True,
    dash: str = "-",
    dot: str = ".",
) -> str:
    blocks = []
    for node in plan.walk():
        mark = dash if node.mark == "-" else node.mark
        if node.kind is NodeKind.HEADING:
            mark = mark.replace(".", dot)
        words = f"{mark} {node.text}".strip()
        blocks.append(textwrap.fill(words, width, break_long_words=False, break_on_hyphens=False))
    return ("\n\n" if blank else "\n").join(blocks)


@pytest.fixture(scope="session")
def as_word() -> Callable[..., bytes]:
    """Type a plan as a Word file, its numbers typed or left to Word."""
    return _as_word


def _as_word(plan: PlanDraft, *, automatic: bool = False) -> bytes:
    document = Document()
    numbering = document.part.numbering_part.element
    for xml in _LISTS:
        numbering.append(parse_xml(xml))
    for node in plan.walk():
        level = _LEVELS.get(node.kind) if automatic and node.mark else None
        if level is None:
            document.add_paragraph(f"{node.mark} {node.text}".strip())
            continue
        properties = document.add_paragraph(node.text)._p.get_or_add_pPr()
        listed = properties._add_numPr()
        listed._add_numId().set(qn("w:val"), "91")
        listed._add_ilvl().set(qn("w:val"), str(level))
    content = BytesIO()
    document.save(content)
    return content.getvalue()


_LEVELS = {NodeKind.PART: 0, NodeKind.HEADING: 1, NodeKind.BULLET: 2}
_LISTS = (
    f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
    <w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#61623;"/></w:lvl>
    </w:abstractNum>""",
    f"""<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>""",
)


@pytest.fixture(scope="session")
def as_pdf() -> Callable[..., bytes]:
    """Print a plan as a PDF with indented first lines, page numbers and a two-column foot."""
    return _as_pdf


def _as_pdf(plan: PlanDraft, *, columns: bool = False) -> bytes:
    foot = (NodeKind.RECIPIENTS, NodeKind.RECIPIENT, NodeKind.SIGNATURE)
    body = [_paragraph(n) for n in plan.walk() if not (columns and n.kind in foot)]
    if columns:
        left = "".join(_cell(n) for n in plan.back if n.kind in foot[:2])
        right = "".join(_cell(n) for n in plan.back if n.kind is NodeKind.SIGNATURE)
        body.append(f"#grid(columns: (1fr, 1fr), [{left}], [#set align(center)\n{right}])")
    source = "\n\n".join((_PAGE, *body))
    return typst.compile(source.encode())


_PAGE = """#set page(paper: "a4", margin: (left: 3cm, right: 2cm, y: 2cm), numbering: "1")
#set text(size: 14pt, hyphenate: false)
#set par(justify: true, spacing: 1em, first-line-indent: (amount: 1cm, all: true))"""


def _paragraph(node: Node) -> str:
    return "#par(" + json.dumps(f"{node.mark} {node.text}".strip(), ensure_ascii=False) + ")"


def _cell(node: Node) -> str:
    words = json.dumps(f"{node.mark} {node.text}".strip(), ensure_ascii=False)
    return f"#block(text(size: 10pt, {words}))\n"
