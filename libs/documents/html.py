"""Writes a document as an HTML fragment; figures open the list of facts they were counted from."""

from collections.abc import Callable
from html import escape

from libs.documents import format as nd30
from libs.documents.blocks import (
    Annex,
    Block,
    Bullet,
    Cell,
    Chart,
    Document,
    Figure,
    HeaderCell,
    Heading,
    PageBreak,
    Run,
    Table,
)
from libs.documents.wording import ended, printable, runs, shown

# The address of the facts behind a figure, or None when nobody may see them here.
Link = Callable[[str], str | None]

_BAR_PX, _ROW_PX, _LABEL_PX, _CHART_PX = 16, 26, 200, 640


def write_html(document: Document, link: Link) -> str:
    """The document as an <article> to stand in a page that has its own <h1>; all text escaped."""
    document = printable(document)
    parts = [
        f'<article class="document" lang="{escape(document.language)}">',
        _letterhead(document),
        _blocks(ended(document.blocks), link),
        _closing(document),
        *(_annex(annex, document, link) for annex in document.annexes),
        _evidence(document),
        "</article>",
    ]
    return "\n".join(part for part in parts if part)


def _letterhead(document: Document) -> str:
    superior = f"<p>{escape(document.superior)}</p>" if document.superior else ""
    draft = f'<p class="draft"><strong>{nd30.DRAFT_MARK}</strong></p>' if document.draft else ""
    addressees = "".join(f"<li>{escape(name)}</li>" for name in document.addressee_lines)
    return (
        f'<header class="letterhead">{superior}<p><strong>{escape(document.issuer)}</strong></p>'
        f"<p>{escape(document.number_line)}</p><p><em>{escape(document.place_line)}</em></p>{draft}"
        f"<h2>{escape(document.about or f'{document.kind}: {document.subject}')}</h2>"
        + (f"<p>Kính gửi:</p><ul>{addressees}</ul>" if addressees else "")
        + "</header>"
    )


def _closing(document: Document) -> str:
    lines = (*document.signature.lines, document.signature.position, document.signature.signer)
    recipients = "".join(f"<li>{escape(name)}</li>" for name in document.recipient_lines)
    signature = "<br>".join(escape(line) for line in lines if line)
    return (
        f'<footer class="closing"><div class="recipients"><p>{nd30.RECIPIENTS_TITLE}</p>'
        f'<ul>{recipients}</ul></div><p class="signature"><strong>{signature}</strong></p></footer>'
    )


def _annex(annex: Annex, document: Document, link: Link) -> str:
    return (
        f'<section class="annex"><h3>{escape(annex.label)}. {escape(annex.title)}</h3>'
        f"<p><em>{escape(document.attached_to)}</em></p>{_blocks(annex.blocks, link)}</section>"
    )


def _evidence(document: Document) -> str:
    if not document.evidence:
        return ""
    entries = "".join(f"<li>{escape(entry.text)}</li>" for entry in document.evidence)
    return f'<section class="evidence"><h3>{nd30.EVIDENCE_TITLE}</h3><ol>{entries}</ol></section>'


def _blocks(blocks: tuple[Block, ...], link: Link) -> str:
    """The blocks in order; bullets that follow each other are one list."""
    parts: list[str] = []
    listing = False
    for block in blocks:
        if isinstance(block, Bullet) != listing:
            listing = not listing
            parts.append("<ul>" if listing else "</ul>")
        parts.append(_block(block, link))
    return "\n".join([*parts, *(["</ul>"] if listing else [])])


def _block(block: Block, link: Link) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level + 2}>{escape(block.text)}</h{block.level + 2}>"
    if isinstance(block, Table):
        return _table(block, link)
    if isinstance(block, Chart):
        return _chart(block)
    if isinstance(block, PageBreak):
        return ""
    tag = "li" if isinstance(block, Bullet) else "p"
    return f"<{tag}>{''.join(_run(run, link) for run in runs(block.content))}</{tag}>"


def _run(run: Run, link: Link) -> str:
    text = escape(run.text)
    if isinstance(run, Figure):
        address = link(run.key)
        text = f'<a class="figure" href="{escape(address)}">{text}</a>' if address else text
    elif run.italic:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if run.bold else text


def _table(table: Table, link: Link) -> str:
    head = "".join(f"<tr>{''.join(_head(cell) for cell in row)}</tr>" for row in table.header)
    body = "".join(_row(row, table, link) for row in table.rows)
    foot = f"<tfoot>{_row(table.total, table, link)}</tfoot>" if table.total else ""
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    return (
        f'<div class="table-scroll"><table>{caption}<thead>{head}</thead>'
        f"<tbody>{body}</tbody>{foot}</table></div>"
    )


def _head(cell: HeaderCell | str) -> str:
    head = cell if isinstance(cell, HeaderCell) else HeaderCell(cell)
    columns = f' colspan="{head.columns}"' if head.columns > 1 else ""
    rows = f' rowspan="{head.rows}"' if head.rows > 1 else ""
    scope = "colgroup" if head.columns > 1 else "col"
    return f'<th scope="{scope}"{columns}{rows}>{escape(head.text)}</th>'


def _row(row: tuple[Cell, ...], table: Table, link: Link) -> str:
    cells = "".join(
        f'<td class="align-{column.align}">'
        f"{_run(cell, link) if isinstance(cell, Figure) else escape(shown(cell))}</td>"
        for cell, column in zip(row, table.columns, strict=True)
    )
    return f"<tr>{cells}</tr>"


def _chart(chart: Chart) -> str:
    """The bars as SVG without styles of its own, so that a strict content policy lets it pass."""
    longest = max([bar.value for bar in chart.bars], default=0) or 1
    room = _CHART_PX - 2 * _LABEL_PX
    rows = []
    for place, bar in enumerate(chart.bars):
        top = place * _ROW_PX
        width = max(bar.value, 0) / longest * room
        rows.append(
            f'<text x="{_LABEL_PX - 8}" y="{top + 13}" text-anchor="end">{escape(bar.label)}</text>'
            f'<rect x="{_LABEL_PX}" y="{top}" width="{width:.1f}" height="{_BAR_PX}"/>'
            f'<text x="{_LABEL_PX + width + 8:.1f}" y="{top + 13}">{escape(bar.text)}</text>'
        )
    return (
        f'<figure class="chart"><figcaption>{escape(chart.title)}</figcaption>'
        f'<svg role="img" aria-label="{escape(chart.alternative)}"'
        f' viewBox="0 0 {_CHART_PX} {len(chart.bars) * _ROW_PX}">{"".join(rows)}</svg></figure>'
    )
