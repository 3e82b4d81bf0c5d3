"""The results as a document: a paper to hang at the counter, and tables to count with."""

from __future__ import annotations

from collections.abc import Iterator

from libs.documents.blocks import (
    Annex,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from libs.vietnamese import dmy
from services.participation.surveys.results.views import QuestionView, ResultsView, SampleView
from services.participation.surveys.rules import Sample
from services.participation.surveys.sampling.paper import issuer_of
from services.participation.tables import Ward

SAMPLES = {
    Sample.FRAME: "Mẫu chọn ngẫu nhiên",
    Sample.VOLUNTEERS: "Người tự nguyện trả lời (không đại diện cho mọi người)",
}
HEAD = (("Câu hỏi", "Trả lời", "Số phiếu", "Tỷ lệ trên mọi phiếu"),)
COLUMNS = (Column(6), Column(4), Column(2, "right"), Column(2, "right"))


def as_document(ward: Ward, view: ResultsView) -> Document:
    """The same numbers as on the page, each sample under its size and response rate.

    Without the number of a notice it is a draft, and says so.
    """
    number, _, symbol = view.number.partition("/")
    issuer, place = issuer_of(ward)
    survey = view.survey
    days = ""
    if survey.opens_on and survey.closes_on:
        days = f"Nhận phiếu từ {dmy(survey.opens_on)} đến hết {dmy(survey.closes_on)}. "
    lead = (
        f"{days}“Không trả lời” được tính riêng, không phải “không hài lòng”. "
        "Con số dưới 5 phiếu không được công bố."
    )
    blocks: list[Block] = [Paragraph(lead)]
    for sample in view.samples:
        blocks += _sample(sample)
    if view.summary:
        blocks += [Heading(1, "Tổng hợp ý kiến góp ý"), *map(Paragraph, view.summary.split("\n"))]
    if view.comments:
        blocks += [Heading(1, "Ý kiến được công bố")]
        blocks += [Paragraph(f"– {text}") for text in view.comments]
    return Document(
        issuer=issuer,
        symbol=symbol or "TB-UBND",
        number=number or None,
        issued_on=survey.published_on if number else None,
        place=place,
        kind="Thông báo",
        subject=f"Kết quả khảo sát: {survey.title}",
        blocks=tuple(blocks),
        recipients=("Bộ phận tiếp nhận và trả kết quả (niêm yết)", "Trang thông tin điện tử"),
        archive="Lưu: VT",
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
        annexes=tuple(_annex(sample) for sample in view.samples),
    )


def _sample(sample: SampleView) -> list[Block]:
    title = SAMPLES[Sample(sample.sample)]
    response = f"{sample.answered} phiếu; tỷ lệ trả lời {sample.rate}."
    return [Heading(1, title), Paragraph(response), *map(Paragraph, _lines(sample))]


def _lines(sample: SampleView) -> Iterator[str]:
    """Each question in a sentence; the tables are the annex."""
    for one in sample.questions:
        parts = [f"{cell.words} {cell.count} ({cell.share})" for cell in one.cells]
        if one.index:
            parts.append(f"hài lòng và rất hài lòng {one.index} của {one.rated} người trả lời")
        if one.silent is not None:
            parts.append(f"không trả lời {one.silent}")
        said = "; ".join(parts)
        yield " ".join(word for word in (one.text, f"{said}." if said else "", one.note) if word)


def _annex(sample: SampleView) -> Annex:
    title = f"{SAMPLES[Sample(sample.sample)]}: {sample.answered} phiếu, trả lời {sample.rate}"
    rows = tuple(row for one in sample.questions for row in _rows(one))
    label = "Mẫu ngẫu nhiên" if sample.sample == Sample.FRAME else "Tự nguyện"
    tables: list[Block] = [Table(COLUMNS, HEAD, rows)]
    if sample.rows:
        columns = (Column(4), *(Column(2, "right") for _ in range(1 + len(sample.rated))))
        head = (("Đơn vị", "Số phiếu", *sample.rated),)
        units: tuple[tuple[Cell, ...], ...] = tuple(
            (row.units, row.answered, *row.index) for row in sample.rows
        )
        tables.append(Table(columns, head, units))
    return Annex(label, title, tuple(tables))


def _rows(one: QuestionView) -> Iterator[tuple[Cell, ...]]:
    for cell in one.cells:
        yield (one.text, cell.words, cell.count, cell.share)
    if one.silent is not None:
        yield (one.text, "Không trả lời", one.silent, "")
    if one.note:
        yield (one.text, one.note, "", "")
