"""Annex table VII: petitions that came, were settled and are left, by kind."""

from __future__ import annotations

from collections.abc import Sequence

from libs.documents.blocks import Annex, Cell, Column, Table
from libs.law.procedures import procedures
from libs.vietnamese import number
from services.reporting.figures.annexes import SEVEN, figure_cell
from services.reporting.figures.checks import closing
from services.reporting.figures.counting import Span, Values, key_of
from services.reporting.figures.definitions import Definition

RECEIVED, SETTLED, OPEN = "petitions_received", "petitions_settled", "petitions_open"
COUNTED = (RECEIVED, SETTLED, OPEN)


def counts_petitions(definitions: Sequence[Definition]) -> bool:
    """Whether a report was counted by definitions that know petitions."""
    return set(COUNTED) <= {each.key for each in definitions}


def table_seven(values: Values) -> Annex:
    """Table VII: opening, received and settled in the period and since the year began, left.

    The opening is what makes the balance close; `checks` counts it a second time, on its own.
    """
    rows = [_row(values, each.title, each.kind) for each in procedures().values()]
    table = Table(
        columns=(Column(28), *(Column(12, "right") for _ in SEVEN.columns[1:])),
        header=(SEVEN.columns,),
        rows=tuple(rows),
        total=_row(values, "Tổng cộng", ""),
    )
    return Annex(SEVEN.label, SEVEN.title, (table,))


def _row(values: Values, title: str, kind: str) -> tuple[Cell, ...]:
    def count(span: Span, name: str) -> int:
        return values.get(key_of(span, name, kind), 0)

    left = count(Span.PERIOD, OPEN)
    opening = closing(left, count(Span.PERIOD, SETTLED), count(Span.PERIOD, RECEIVED))
    return (
        title,
        number(opening),
        figure_cell(values, Span.PERIOD, RECEIVED, kind),
        figure_cell(values, Span.YEAR, RECEIVED, kind),
        figure_cell(values, Span.PERIOD, SETTLED, kind),
        figure_cell(values, Span.YEAR, SETTLED, kind),
        figure_cell(values, Span.PERIOD, OPEN, kind),
    )
