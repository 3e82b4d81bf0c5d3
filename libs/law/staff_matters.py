"""What the staff of an agency or unit decide, and what they are asked about before a decision."""

from functools import cache
from typing import Literal

from libs.law.measures import Confidence
from libs.law.reading import DATA, Entry, read_entries

DECIDED, ASKED = 49, 53


class StaffMatter(Entry):
    """A matter of Luật 10/2022/QH15, article 49 (decided by staff) or 53 (opinion of staff)."""

    article: Literal[49, 53]
    number: int
    title: str
    confidence: Confidence = Confidence.LIKELY

    @property
    def basis(self) -> str:
        """The article, in Vietnamese."""
        return f"Điều {self.article} khoản {self.number} Luật 10/2022/QH15"


@cache
def staff_matters() -> tuple[StaffMatter, ...]:
    """Every matter in the order of the law. Raises LawDataBroken."""
    return tuple(read_entries(DATA / "staff_matters.yaml", StaffMatter))
