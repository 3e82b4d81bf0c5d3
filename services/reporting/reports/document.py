"""A report as a document: head, words, annex tables, and where each figure comes from."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from libs.documents.blocks import Annex, Document, Evidence, Paragraph, Signature
from libs.documents.docx_template import fill_template
from libs.documents.files import FileKind, written
from libs.kernel.clock import VIETNAM
from libs.signed import content_sha256
from libs.vietnamese import dmy, number
from libs.ward_kinds import said_in, without_kind
from services.reporting.figures import annexes, charts, petitions, tables
from services.reporting.figures.counting import SPAN_WORDS, split_key
from services.reporting.figures.definitions import Definition, closed_today
from services.reporting.reports.narrative import blocks_of, keys_in, shown_by
from services.reporting.rules import (
    SIGNATURES,
    PeriodKind,
    Recipient,
    SigningForm,
    recipients_of,
)
from services.reporting.tables import ManualFigure, Period, Report, Ward


def document_of(
    report: Report, period: Period, ward: Ward, manual: Sequence[ManualFigure]
) -> Document:
    """The report in the format of Nghị định 30/2020/NĐ-CP; without a number it is a draft."""
    definitions = [_said_in(ward.kind, each) for each in definitions_of(report)]
    place = without_kind(ward.name)
    lines, position = SIGNATURES[SigningForm(report.signing_form or SigningForm.ON_BEHALF)]
    by_hand = {f"manual.{each.ordinal}": (each.value, each.estimated) for each in manual}
    shown = shown_by(report.snapshot["values"], by_hand)
    return Document(
        issuer=f"Ủy ban nhân dân {ward.kind} {place}",
        symbol=report.symbol,
        number=report.number,
        place=place,
        issued_on=report.issued_on,
        kind="Báo cáo",
        subject=period.title,
        blocks=(
            Paragraph(opening_words(report, period)),
            *blocks_of(report.sections, shown),
            Paragraph(f"Trên đây là báo cáo của Ủy ban nhân dân {ward.kind} {place}"),
        ),
        recipients=places_of(ward, period),
        archive="Lưu: VT, VHXH",
        signature=Signature(lines, position, report.signer_name or ""),
        annexes=annexes_of(report, definitions, manual),
        evidence=tuple(
            Evidence(key, source_of(key, report, definitions, manual))
            for key in keys_in(report.sections)
        ),
    )


def read_sha256(document: Document) -> str:
    """The hash of all that a report says: who approves it names what was read."""
    return content_sha256([asdict(document)])


def places_of(ward: Ward, period: Period) -> tuple[str, ...]:
    """Where the report goes, as its last page says it: first to who asked for one on demand.

    That of the plan goes downward as well.
    """
    province = ward.province_name[:1].lower() + ward.province_name[1:]
    names = {
        Recipient.PROVINCE: f"Ủy ban nhân dân {province} (b/c)",
        Recipient.PARTY: f"Đảng ủy {ward.kind} (b/c)",
        Recipient.COUNCIL: f"Hội đồng nhân dân {ward.kind} (b/c)",
        Recipient.FRONT: f"Ủy ban MTTQ Việt Nam {ward.kind} (p/h)",
    }
    below = (
        ()
        if period.kind == PeriodKind.COUNCIL
        else (said_in(ward.kind, "Các phòng, đơn vị, khu phố"),)
    )
    always = [names[each] for each in recipients_of(period.kind)]
    asked = f"{period.requested_by} (b/c)" if period.requested_by else ""
    known = {place.casefold() for place in always}
    first = (asked,) if asked and asked.casefold() not in known else ()
    return *first, *always, *below


def opening_words(report: Report, period: Period) -> str:
    """From when to when the figures are, as known on which day, and what they do not hold."""
    window = report.window
    since, until = (date.fromisoformat(window[name]) for name in ("since", "until"))
    known = datetime.fromisoformat(window["known_at"]).astimezone(VIETNAM).date()
    words = (
        f"Số liệu trong kỳ tính từ ngày {dmy(since)} đến hết ngày {dmy(until)}, luỹ kế tính từ"
        f" ngày {dmy(date.fromisoformat(window['year_start']))}, theo những gì phần mềm đã ghi"
        f" nhận đến ngày {dmy(known)}. Mã số liệu trong danh mục nguồn mở ra danh sách từng sự việc"
        " và tệp chứng minh."
    )
    if period.session_on:
        words = (
            f"Thực hiện {period.basis}, Ủy ban nhân dân báo cáo Hội đồng nhân dân tại kỳ"
            f" họp ngày {dmy(period.session_on)}. {words}"
        )
    if period.requested_by:
        words = f"Ủy ban nhân dân báo cáo theo yêu cầu của {period.requested_by}. {words}"
    if until < period.period_end:
        words += (
            f" Đây là số thực tế; thời gian còn lại của kỳ (đến {dmy(period.period_end)}) chưa được"
            " tính và sẽ có trong báo cáo sau. Số ước thực hiện, nếu có, được ghi rõ."
        )
    if report.revises_id:
        words += " Báo cáo này thay thế báo cáo đã ban hành trước của cùng kỳ."
    return words


def definitions_of(report: Report) -> tuple[Definition, ...]:
    """The definitions the report was counted by, whatever the catalogue says today."""
    return tuple(Definition.model_validate(each) for each in report.snapshot["catalogue"])


def _said_in(kind: str, figure: Definition) -> Definition:
    """A figure named as a ward of this kind names it."""
    words = {"title": said_in(kind, figure.title), "unit": said_in(kind, figure.unit)}
    return figure.model_copy(update=words)


def closed_lists(report: Report, *, inside: bool) -> frozenset[str]:
    """The figures of a report whose number stands there for a reader who may not open its list."""
    hidden = () if inside else definitions_of(report)
    return frozenset(each.key for each in hidden if each.closed or each.key in closed_today())


def annexes_of(
    report: Report, definitions: Sequence[Definition], manual: Sequence[ManualFigure]
) -> tuple[Annex, ...]:
    """All annex tables, in their customary order, and the charts."""
    values = report.snapshot["values"]
    counted = list(tables.counted_tables(values, definitions))
    if petitions.counts_petitions(definitions):
        counted.append(petitions.table_seven(values))
    order = [each.label for each in annexes.WAITING]
    elsewhere = {name for _, name, _ in annexes.TABLE_ONE}.union(
        *(table.keys for table in tables.described())
    )
    found = (
        annexes.table_one(values, report.snapshot["days"], report.snapshot["titles"]),
        *sorted(counted, key=lambda annex: order.index(annex.label)),
        annexes.waiting_tables({annex.label for annex in counted}),
        annexes.work_table(values, definitions, manual, elsewhere),
        annexes.corrections_table(values, definitions),
        charts.annex_of_charts(values, definitions),
    )
    return tuple(annex for annex in found if annex)


def source_of(
    key: str, report: Report, definitions: Sequence[Definition], manual: Sequence[ManualFigure]
) -> str:
    """One line of the list at the end: what the figure counts, and the key that opens its facts."""
    for entry in manual:
        if key == f"manual.{entry.ordinal}":
            files = number(len(entry.evidence))
            return f"{entry.title}: số nhập tay. Lý do: {entry.reason} ({files} tệp chứng minh)."
    span, definition, part = split_key(key, definitions)
    value = number(report.snapshot["values"].get(key, 0))
    of_part = f", phần {part}" if part else ""
    counted = f"{definition.title} ({SPAN_WORDS[span]}{of_part}): {value} {definition.unit}"
    return f"{counted}; mã số liệu {key}."


async def papers_of(document: Document, template: bytes | None = None) -> dict[str, bytes]:
    """The document in every format; the writers block, so they work in threads."""
    papers = await asyncio.gather(*(paper_of(document, kind, template) for kind in FileKind))
    return dict(zip(FileKind, papers, strict=True))


async def paper_of(document: Document, kind: str, template: bytes | None = None) -> bytes:
    """The document in one format; as Word in the form of the ward's template where there is one.

    PDF and XLSX keep the form of the product: what is archived must not depend on a file of Word.
    """
    if kind == FileKind.DOCX and template is not None:
        return await asyncio.to_thread(fill_template, template, document)
    return await written(document, kind)
