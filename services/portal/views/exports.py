"""The lists that may be taken along."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Link


@dataclass(frozen=True)
class ExportLine:
    """One list with its files."""

    title: str
    files: Sequence[Link]


@dataclass(frozen=True)
class ExportsView:
    """Those of whoever looks."""

    lines: Sequence[ExportLine]
