"""Every template with a sample view: readable without scripts, styles or colours."""

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from services.portal.look.engine import TEMPLATES, page_engine
from services.portal.look.states import STATES
from services.portal.menu import public_menu
from services.portal.views import Link
from tests.portal.samples.frame import NOW, OFFICIAL, WARD
from tests.portal.samples.pages import PAGES

TAKEN = "Tải danh sách này (XLSX, CSV)"
STATIC = TEMPLATES.parent / "static"
FORM_FIELDS = {"input", "select", "textarea"}


class Page(HTMLParser):
    """A page taken apart: its tags with their attributes, its labels, its text by tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.labelled: set[int] = set()
        self.open: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in FORM_FIELDS and "label" in self.open:
            self.labelled.add(len(self.tags))
        if tag == "svg" and "svg" not in self.open:
            self.pictures.append(dict(attrs))
        self.tags.append((tag, dict(attrs)))
        if tag in ("label", "svg"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("label", "svg"):
            self.open.remove(tag)

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]

    def unlabelled(self) -> list[dict[str, str | None]]:
        named = {label.get("for") for label in self.all("label")}
        return [
            attributes
            for place, (tag, attributes) in enumerate(self.tags)
            if tag in FORM_FIELDS
            and attributes.get("type") != "hidden"
            and place not in self.labelled
            and attributes.get("id") not in named
        ]


ENGINE = page_engine(lambda file: f"/static/{file}")


@cache
def render(name: str) -> str:
    template, view, signed_in, of_ward = PAGES[name]
    return ENGINE.get_template(template).render(
        view=view,
        ward=WARD if of_ward else None,
        public=public_menu(WARD, "/06811") if of_ward else (),
        me=OFFICIAL if signed_in else None,
        now=NOW,
        csrf="token-of-the-test",
        here="/06811",
        other="/en/06811",
        taking=Link("/06811/viec/danh-sach#mau", TAKEN) if name == "cases" else None,
    )


@pytest.fixture(params=PAGES)
def html(request: pytest.FixtureRequest) -> str:
    return render(request.param)


def test_a_page_is_vietnamese_with_a_title_and_one_heading(html: str) -> None:
    page = Page(html)

    assert page.all("html") == [{"lang": "vi"}]
    assert re.search(r"<title>\S.+</title>", html)
    assert len(page.all("h1")) == 1


def test_a_page_has_landmarks_and_a_way_past_the_menu(html: str) -> None:
    page = Page(html)

    assert len(page.all("main")) == 1
    assert page.all("header")
    assert page.all("footer")
    assert {"class": "skip", "href": "#noi-dung"} in page.all("a")
    assert all(nav.get("aria-label") for nav in page.all("nav"))


def test_every_field_has_a_label(html: str) -> None:
    assert Page(html).unlabelled() == []


def test_what_a_select_offers_can_be_sent(html: str) -> None:
    """Browsers keep a required field back while the empty one of its choices is chosen."""
    selects = re.findall(r"<select ([^>]*)>(.*?)</select>", html, re.DOTALL)

    assert [of for of, offered in selects if " required" in of and 'value=""' in offered] == []


def test_the_page_needs_no_inline_style_or_script(html: str) -> None:
    page = Page(html)

    assert page.all("style") == []
    assert [tag for tag, attributes in page.tags if "style" in attributes] == []
    assert [name for _, attributes in page.tags for name in attributes if name[:2] == "on"] == []
    assert all(script.get("src") for script in page.all("script"))
    assert "javascript:" not in html


def test_every_post_carries_the_token_and_every_form_an_action(html: str) -> None:
    posts = re.findall(r'<form[^>]*method="post".*?</form>', html, re.S)

    assert all('name="csrf" value="token-of-the-test"' in form for form in posts)
    assert all(form.get("action") for form in Page(html).all("form"))


def test_ids_are_unique_and_what_points_to_them_finds_them(html: str) -> None:
    page = Page(html)
    ids = Counter(attributes["id"] for _, attributes in page.tags if attributes.get("id"))
    pointers = [
        target
        for _, attributes in page.tags
        for key in ("aria-labelledby", "aria-describedby", "for")
        for target in (attributes.get(key) or "").split()
    ]
    marks = [(use.get("href") or "")[1:] for use in page.all("use")]

    assert [name for name, count in ids.items() if count > 1] == []
    assert set(pointers + marks) <= set(ids)


def test_pictures_speak_or_are_hidden(html: str) -> None:
    page = Page(html)

    assert all({"aria-hidden", "aria-label", "aria-labelledby"} & set(p) for p in page.pictures)
    assert all(image.get("alt") for image in page.all("img"))


def test_sample_pages_say_that_they_are_samples() -> None:
    assert "Dữ liệu mẫu" in render("board")


def test_the_board_shows_all_fourteen_with_words_for_every_state() -> None:
    html = render("board")

    assert html.count('class="row row--') == 14
    assert html.count('<h3><a href="/06811/noi-dung/') == 14
    assert html.count('class="ray ray--') == 14


def test_a_figure_leads_to_its_facts_and_their_evidence() -> None:
    assert 'class="open" href="/06811/so-lieu/1"' in render("report")
    assert "/tep/1" in render("figure")


def test_a_wrong_field_says_so_at_the_field_and_at_the_top() -> None:
    html = render("plan-upload")

    assert html.count("Tệp lớn hơn 10 MB.") == 2
    assert 'aria-invalid="true"' in html


def test_text_from_people_is_never_markup() -> None:
    macro = ENGINE.get_template("parts/state.html.j2").module.tag  # type: ignore[attr-defined]

    assert "&lt;script&gt;" in str(macro({"kind": "done", "text": "<script>"}))


def test_every_state_has_a_shape() -> None:
    sprite = (TEMPLATES / "parts/sprite.html.j2").read_text("utf-8")

    assert set(STATES) == set(re.findall(r'id="s-(\w+)"', sprite))


def test_every_template_is_shown_and_none_is_long() -> None:
    shown = {template for template, *_ in PAGES.values()} | {"page.html.j2"}
    kept = {path.name for path in TEMPLATES.glob("*.j2")}

    assert kept == shown
    assert all(_lines(path) <= 100 for path in TEMPLATES.rglob("*.j2"))


def test_the_files_stay_small() -> None:
    sizes = {name: (STATIC / name).stat().st_size for name in ("app.css", "desk.css", "app.js")}

    assert sizes["app.css"] <= 31_500
    assert sizes["desk.css"] <= 8_000
    assert sizes["app.js"] <= 4_000  # a third of it keeps open pages fresh without a storm
    assert "!important" not in _css("app.css") + _css("desk.css")


def test_every_class_that_is_styled_is_on_some_page() -> None:
    shown = {name for page in PAGES for name in _classes(render(page))}
    # A state's class is put together from its kind, and no sample has every kind.
    sources = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.j2"))
    made = set(re.findall(r"(\w+)--\{\{", sources))

    dead = {
        name
        for name in _styled("app.css") | _styled("desk.css")
        if name not in shown and name.split("--")[0] not in made
    }
    assert dead == set()


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if not page[2]])
def test_a_resident_sees_nothing_that_only_the_sheet_of_the_desk_styles(name: str) -> None:
    if "desk.css" in render(name):
        assert name == "components"
        return

    assert _classes(render(name)) & (_styled("desk.css") - _styled("app.css")) == set()


def _css(name: str) -> str:
    return (STATIC / name).read_text("utf-8")


def _styled(name: str) -> set[str]:
    selectors = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "{}", _css(name))
    return set(re.findall(r"\.([a-z][\w-]*)", selectors))


def _classes(html: str) -> set[str]:
    return {name for found in re.findall(r'class="([^"]*)"', html) for name in found.split()}


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())
