"""The HTML of a report: escaped, linked, and sound for a screen reader."""

from dataclasses import replace
from html.parser import HTMLParser

from libs.documents.blocks import Bullet, Document, Figure, Paragraph, Text
from libs.documents.html import write_html

VOID = {"br", "rect"}


class Outline(HTMLParser):
    """Collects tags, links and text, and notes a tag closed in the wrong order."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: dict[str, str] = {}
        self.text = ""
        self.feed(fragment)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.address = dict(attrs).get("href")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, text: str) -> None:
        self.text += text
        if self.open[-1:] == ["a"] and self.address:
            self.links[text] = self.address


def page_of(key: str) -> str:
    return f'/so-lieu/{key}?ky="6"&nam=2026'


def test_every_figure_opens_its_list_of_facts(report: Document) -> None:
    outline = Outline(write_html(report, page_of))

    assert outline.open == []
    assert outline.links["06 lớp"] == '/so-lieu/training?ky="6"&nam=2026'
    assert outline.links["1.268/1.270 nội dung (99,8%)"].startswith("/so-lieu/disclosed?")
    assert outline.tags.count("a") == 4 + 24


def test_a_figure_nobody_may_open_is_plain_text(report: Document) -> None:
    outline = Outline(write_html(report, lambda _: None))

    assert outline.links == {}
    assert "06 lớp tập huấn" in outline.text


def test_text_never_becomes_markup(report: Document, typst_code: str) -> None:
    evil = '<script>alert("x")</script> & \' "'
    harmed = replace(
        report,
        issuer=evil,
        subject=evil,
        blocks=(Paragraph((Text(evil), Figure(evil, evil))), Bullet(evil)),
        recipients=(evil,),
        annexes=(),
    )
    outline = Outline(write_html(harmed, lambda key: f"/{key}"))

    assert "script" not in outline.tags
    assert outline.text.count(evil.rstrip()) >= 5
    assert typst_code in Outline(write_html(report, page_of)).text


def test_headings_lists_and_tables_keep_their_meaning(report: Document) -> None:
    html = write_html(report, page_of)
    tags = Outline(html).tags

    assert html.startswith('<article class="document" lang="vi">')
    assert "h1" not in tags
    assert tags.count("h2") == 1
    assert tags.count("h5") == 2
    assert tags.count("caption") == tags.count("thead") == tags.count("tfoot") == 2
    assert '<th scope="col" rowspan="2">TT</th>' in html
    assert '<th scope="colgroup" colspan="2">Kết quả</th>' in html
    assert '<td class="align-right"><a class="figure"' in html
    assert html.count("2026./.") == 1


def test_a_chart_tells_its_content_in_words(report: Document) -> None:
    html = write_html(report, page_of)

    assert "<figcaption>Hai khu phố chưa họp đủ số lần theo quy định</figcaption>" in html
    assert 'aria-label="Số cuộc họp: Suối Mơ 4, Đồi Chè 3, Bến Đò 1, Cầu Gỗ 0."' in html
