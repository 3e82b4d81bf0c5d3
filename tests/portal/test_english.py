"""The public pages in English: nothing of the product's own is left in Vietnamese."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from babel.messages.pofile import read_po
from markupsafe import Markup

from services.portal.english import scope
from services.portal.english.articles import VIETNAMESE
from services.portal.english.catalogue import FILE, catalogue
from services.portal.english.engine import English, led, missing
from services.portal.english.speaker import BLANKED_MAX, Speaker
from tests.portal.samples.frame import NOW
from tests.portal.samples.pages import PAGES
from tests.portal.spoken import english, english_engine, written
from tests.portal.test_templates import ENGINE, FORM_FIELDS, Page
from tools.english import renewed, said, words_of

# Public pages that still come wholly in Vietnamese, and say so.
# For those who build pages; and the one that a phone keeps for want of a network.
NOT_YET = {"components.html.j2", "offline.html.j2"}
PUBLIC = [name for name, (_, _, signed_in, _) in PAGES.items() if not signed_in]
SPOKEN = [name for name in PUBLIC if PAGES[name][0] not in NOT_YET]

# Where no element can stand; what a ward wrote is marked here, so that only it is let through.
MARKING = english_engine()
MARKING.filters["plainly"] = lambda value: _marked(value)
OWN = re.compile("⟦.*?⟧", re.DOTALL)


def _marked(value: object) -> object:
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    pieces = Speaker(catalogue()).pieces(value) if VIETNAMESE.search(value) else ()
    return "".join(f"⟦{each.text}⟧" if each.own else each.text for each in pieces) or value


class Heard(HTMLParser):
    """The Vietnamese of a page that is not said to be Vietnamese."""

    EMPTY = frozenset(
        {"meta", "link", "input", "img", "br", "use", "path", "line", "circle", "rect"}
    )

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        vietnamese = told.get("lang") == "vi" or (told.get("lang") != "en" and self._vietnamese)
        # What was typed comes back as it was typed.
        read = [text or "" for name, text in attrs if not (tag in FORM_FIELDS and name == "value")]
        if not vietnamese:
            self._note(" ".join(read))
        if tag not in self.EMPTY:
            self.open.append((tag, vietnamese or tag == "textarea"))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._vietnamese:
            self._note(data)

    @property
    def _vietnamese(self) -> bool:
        return bool(self.open) and self.open[-1][1]

    def _note(self, text: str) -> None:
        text = OWN.sub("", text).replace("Dân Biết", "")
        if VIETNAMESE.search(text):
            self.found.append(" ".join(text.split()))


@pytest.mark.parametrize("name", SPOKEN)
def test_what_is_vietnamese_on_an_english_page_says_so(name: str) -> None:
    html = written(MARKING, name)

    assert '<html lang="en">' in html
    assert Heard(html).found == []


def test_a_sentence_without_english_is_heard() -> None:
    assert Heard('<p lang="vi">Đã gửi</p><p>Đã gửi</p>').found == ["Đã gửi"]
    assert Heard('<span lang="vi">Khu <b>phố</b></span><i title="Đã gửi"></i>').found == ["Đã gửi"]
    assert Heard("<title>⟦Đường ngõ 4⟧ – Dân Biết</title>").found == []


def test_every_public_page_is_in_english_or_named_here() -> None:
    templates = {PAGES[name][0] for name in PUBLIC}

    assert templates - NOT_YET <= scope.TEMPLATES
    assert {name: missing(name) for name in scope.TEMPLATES if missing(name)} == {}


def test_the_catalogue_holds_what_is_needed_and_all_of_it_has_english() -> None:
    with FILE.open("rb") as file:
        kept = read_po(file, locale="en")
    fresh = renewed(kept)

    assert {message.id for message in fresh} == {message.id for message in kept}
    assert [message.id for message in fresh if message.id and not said(message.string)] == []


def test_blanks_of_a_text_are_filled_in_english_too() -> None:
    blank = re.compile(r"(?<!\{)\{\w*\}(?!\})|%[ds]")

    odd = [
        text
        for text, forms in catalogue().items()
        if "{{" not in text
        for form in forms
        if sorted(blank.findall(form)) != sorted(blank.findall(text))
    ]
    assert odd == []


def test_words_that_only_officials_read_need_no_english() -> None:
    source = 'DESK = "Bàn làm việc"\ndef seen(n):\n    "Không tính."\n    return f"Còn {n} ngày"\n'

    assert list(words_of(source)) == ["Bàn làm việc", "Còn {n} ngày"]
    assert list(words_of(source, ["DESK"])) == ["Còn {n} ngày"]


@pytest.mark.parametrize("name", SPOKEN)
def test_links_and_forms_of_an_english_page_stay_in_english(name: str) -> None:
    page = Page(english(name))
    page_of = re.compile(r"/06811(?:/(?!.*/tai/)[a-z0-9/-]*)?(?:[?#]|$)")
    led_to = [link["href"] or "" for link in page.all("a") if link.get("hreflang") != "vi"]
    led_to += [form["action"] or "" for form in page.all("form")]

    assert [each for each in led_to if page_of.match(each)] == []
    assert {"vi"} == {link["hreflang"] for link in page.all("a") if link.get("hreflang")}


def test_a_page_without_english_leads_to_its_vietnamese_address() -> None:
    shown = ENGINE.get_template("components.html.j2").render(
        **dict.fromkeys(("ward", "me", "csrf")),
        view=PAGES["components"][1],
        public=(),
        now=NOW,
        here="/kieu-dang",
        taking=None,
        other="/kieu-dang",
        only_vietnamese=True,
    )
    page = Page(led(shown))

    [alternate] = [link for link in page.all("link") if link.get("rel") == "alternate"]
    [switch] = [link for link in page.all("a") if link.get("hreflang")]
    assert (alternate["hreflang"], alternate["href"]) == ("vi", "/kieu-dang")
    assert (switch["hreflang"], switch["href"]) == ("vi", "/kieu-dang")


def test_what_people_wrote_is_never_markup_nor_changed() -> None:
    speaker = Speaker(catalogue())

    assert speaker.said("<b>Đường ngõ 4</b>") == (
        '<span lang="vi">&lt;b&gt;Đường ngõ 4&lt;/b&gt;</span>'
    )
    assert speaker.said("Tôi đến 5 nơi") == '<span lang="vi">Tôi đến 5 nơi</span>'
    assert speaker.said(Markup("<i>Đã</i>")) == Markup("<i>Đã</i>")
    assert speaker.said(5) == 5


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Còn 1 ngày làm việc", "1 working day left"),
        ("Còn 3 ngày làm việc", "3 working days left"),
        ("hạn 20/11/2026", "due 20 November 2026"),
        ("Điều 11 khoản 2 Luật 10/2022/QH15", "Article 11(2) Law 10/2022/QH15"),
        ("phường", "ward"),
        ("Phường", "Ward"),
        ("lượt công khai đúng hạn; nhiệm vụ quá hạn", "disclosures made on time; tasks overdue"),
        ("87,3% (48/55)", "87.3% (48/55)"),
        ("1.234", "1,234"),
        ("090.123.4567", "090.123.4567"),
        ("Đường ngõ 4, dài 1.234 m", "Đường ngõ 4, dài 1.234 m"),
    ],
)
def test_a_word_is_said_in_english(vietnamese: str, english: str) -> None:
    assert Speaker(catalogue()).plainly(vietnamese) == english


@pytest.mark.parametrize(
    "text",
    [
        "Điều 5: sửa cụm từ khu phố thành tổ dân phố",
        "Cán bộ tiếp, trả lời chậm",
        "ở mọi khu phố đều chậm",
        "bầu lại ba người",
        "Chưa được giải quyết",
        "Một số từ địa phương đến khó hiểu.",
        "Ủy ban nhân dân phường trả lời chậm",
        "Goi 090.123.4567",
        "ngan sach 1.234",
    ],
)
def test_a_sentence_of_a_resident_stays_whole(text: str) -> None:
    assert Speaker(catalogue()).said(text) == f'<span lang="vi">{text}</span>'


@pytest.mark.parametrize("joint", [", ", ". ", "; ", ": ", " và "])
@pytest.mark.parametrize("part", ["1", "Phường", "1.1", "tôi"])
def test_a_text_of_a_thousand_parts_is_shown(part: str, joint: str) -> None:
    text = joint.join([part] * 1_000)

    assert Speaker(catalogue()).pieces(text)
    assert Speaker(catalogue()).pieces(text[:BLANKED_MAX])


def test_what_a_page_printed_is_remembered_by_nobody() -> None:
    writer = English(lambda file: f"/static/{file}")
    template, view, _, _ = PAGES["sign-in"]
    frame = dict.fromkeys(("ward", "me", "csrf", "only_vietnamese"))
    frame |= {"view": view, "public": (), "now": NOW, "here": "/", "other": "/", "taking": None}

    shown = writer.page(template, frame)

    assert "<html" in shown
    assert writer.speaker.pieces.cache_info().currsize == 0


def test_parts_of_a_ward_in_a_sentence_of_ours_stay_and_are_marked() -> None:
    shown = Speaker(catalogue()).said("Hoãn từ 27/11/2026: họp chợ")

    assert shown == 'Postponed from 27 November 2026: <span lang="vi">họp chợ</span>'
    assert Speaker(catalogue()).said("Phòng Kinh tế phụ trách") == (
        '<span lang="vi">Phòng Kinh tế</span> in charge'
    )
    assert Speaker(catalogue()).said("Ủy ban nhân dân phường Uông Bí") == (
        'People&#39;s Committee of <span lang="vi">phường Uông Bí</span>'
    )
