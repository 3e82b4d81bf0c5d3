"""The lists that may be taken along."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Link


@dataclass(frozen=True)
class ExportLine:
    """One list with its files, and the page on which it is seen."""

    id: str
    title: str
    files: Sequence[Link]
    page: str


@dataclass(frozen=True)
class ExportsView:
    """Those of whoever looks."""

    lines: Sequence[ExportLine]
