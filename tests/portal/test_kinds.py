"""Most wards are no phường: what the portal says of itself is said as their own kind says it."""

from __future__ import annotations

import ast
from dataclasses import replace

import pytest

from libs.ward_kinds import OURS, head_of, parted, said_in
from services.portal.asking import Refused, Sentence
from services.portal.kinds import PORTAL, Engines, KindTemplates, sentences
from services.portal.look.engine import TEMPLATES
from services.portal.menu import public_menu
from tests.portal.samples.frame import NOW, OFFICIAL, WARD
from tests.portal.samples.pages import PAGES

ENGINES = Engines(lambda file: f"/static/{file}")


def render(name: str, kind: str) -> str:
    """A sample page as a ward of this kind has it."""
    ward = replace(WARD, kind=kind, neighbourhood=said_in(kind, "khu phố"))
    template, view, signed_in, _ = PAGES[name]
    return (
        ENGINES.of(kind)
        .get_template(template)
        .render(
            view=view,
            ward=ward,
            public=public_menu(ward, "/06811"),
            me=OFFICIAL if signed_in else None,
            now=NOW,
            csrf="",
            here="/06811",
            taking=None,
        )
    )


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("xã", "Phường giải trình", "Xã giải trình"),
        ("xã", "Bầu Trưởng khu phố", "Bầu Trưởng thôn"),
        ("đặc khu", "Chỉ phường xem", "Chỉ đặc khu xem"),
        ("xã", "Các phường, xã", "Các phường, xã"),
        ("xã", "Trưởng khu phố, thôn", "Trưởng khu phố, thôn"),
        ("xã", "Trưởng thôn, khu phố", "Trưởng thôn, khu phố"),
        ("xã", "Phường/xã nào, các phường và xã", "Phường/xã nào, các phường và xã"),
        ("phường", "Cả phường", "Cả phường"),
    ],
)
def test_words_are_those_of_the_kind_but_where_kinds_are_listed(
    kind: str, words: str, said: str
) -> None:
    assert said_in(kind, words) == said


@pytest.mark.parametrize("kind", ["xã", "đặc khu"])
def test_no_template_of_another_kind_speaks_of_a_phuong(kind: str) -> None:
    engine, loader = ENGINES.of(kind), KindTemplates(kind)
    names = [str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.j2")]

    left = {name for name in names if OURS.search(loader.get_source(engine, name)[0])}

    assert len(names) > 100
    assert left == set()


def test_a_page_of_a_xa_keeps_what_the_ward_wrote() -> None:
    ours, theirs = render("consultation", "phường"), render("consultation", "xã")

    assert "Phường hỏi điều gì" in ours
    assert "Xã hỏi điều gì" in theirs
    assert theirs.count("Phường Uông Bí") == ours.count("Phường Uông Bí") > 0


def test_what_the_modules_say_is_exchanged_where_it_is_printed() -> None:
    assert "Toàn phường" in sentences()
    assert "Phường Uông Bí" not in sentences()
    assert "Bầu, cho thôi Trưởng thôn" in render("matters-work", "xã")


def test_a_position_that_is_stored_in_these_words_stays_as_it_is() -> None:
    page = ENGINES.of("xã").from_string("{{ position }}, {{ said }}")

    assert page.render(position="Trưởng khu phố", said="Toàn phường") == "Trưởng khu phố, Toàn xã"


def test_a_phuong_has_the_pages_as_they_are_written() -> None:
    assert type(ENGINES.of("phường").loader) is not KindTemplates
    assert ENGINES.of("tỉnh") is ENGINES.of("phường")


def test_a_sentence_that_was_put_together_is_exchanged_and_no_name_in_it() -> None:
    page = ENGINES.of("xã").from_string("{{ said }}")
    said = "Phường chưa mở khu phố “Khu phố Cũ”: khu phố 4 của phường Mẫu."

    shown = page.render(said=Sentence(said))

    assert shown == "Xã chưa mở thôn “Khu phố Cũ”: khu phố 4 của phường Mẫu."
    assert page.render(said=said) == said


def test_what_a_service_refuses_is_said_in_the_words_of_the_ward() -> None:
    refused = Refused(409, "Phường đã có kế hoạch năm này.", {"unit_id": "Chọn khu phố khác."})
    page = ENGINES.of("xã").from_string("{{ title }} {{ field }}")

    shown = page.render(title=refused.title, field=refused.fields["unit_id"])

    assert shown == "Xã đã có kế hoạch năm này. Chọn thôn khác."


def test_every_sentence_that_the_portal_puts_together_is_one() -> None:
    left = [
        f"{path.name}:{node.lineno}"
        for path in PORTAL.rglob("*.py")
        for whole in [list(ast.walk(ast.parse(path.read_text("utf-8"))))]
        for said in [[args for each in whole for args in _of_a_sentence(each)]]
        for node in whole
        if isinstance(node, ast.JoinedStr) and OURS.search(_fixed(node))
        if not any(node in args for args in said)
    ]

    assert left == []


def _of_a_sentence(node: ast.AST) -> list[list[ast.expr]]:
    """What a Sentence is made of, where this makes one."""
    told = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Sentence"
    return [node.args] if told and isinstance(node, ast.Call) else []


def _fixed(node: ast.JoinedStr) -> str:
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
    )


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Khu phố Bắc", "Trưởng khu phố"),
        ("Thôn Đông", "Trưởng thôn"),
        ("Tổ dân phố số 3", "Tổ trưởng tổ dân phố"),
        ("Tổ 5", "Tổ trưởng tổ dân phố"),
        ("Khu 7", "Trưởng khu"),
        ("Khóm 2", "Trưởng khóm"),
        ("Bản Nà Mẫu", "Trưởng bản"),
        ("Hải Đăng", "Trưởng khu dân cư"),
    ],
)
def test_a_head_is_called_as_the_neighbourhood_calls_itself(name: str, head: str) -> None:
    assert head_of(name) == head


@pytest.mark.parametrize(
    ("ward", "kind", "name"),
    [("Đặc khu Vân Mẫu", "đặc khu", "Vân Mẫu"), ("xã Xã Mẫu", "xã", "Xã Mẫu")],
)
def test_a_ward_has_a_kind_and_a_name(ward: str, kind: str, name: str) -> None:
    assert parted(ward) == (kind, name)
