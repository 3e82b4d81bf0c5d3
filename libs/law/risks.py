"""Where a check is worth more than elsewhere: points for each reason, the product's own numbers."""

from functools import cache
from typing import Annotated

from pydantic import Field

from libs.law.measures import Confidence
from libs.law.reading import DATA, Entry, read_document

Count = Annotated[int, Field(ge=1, le=1_000)]


class RiskReason(Entry):
    """What one occurrence of a reason weighs, and the most that all of them together do."""

    key: str
    title: str
    points: Count
    most: Count


class RiskWeights(Entry):
    """The points, from how many on a check is proposed, and over how many days."""

    confidence: Confidence
    basis: str
    window_days: Count
    threshold: Count
    quiet_days: Count
    reasons: tuple[RiskReason, ...]

    def reason(self, key: str) -> RiskReason:
        """The reason of that key."""
        return next(each for each in self.reasons if each.key == key)


@cache
def risk_weights() -> RiskWeights:
    """The weights as they stand. Raises LawDataBroken."""
    return read_document(DATA / "risks.yaml", RiskWeights)
