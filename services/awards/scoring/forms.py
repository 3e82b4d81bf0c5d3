"""What is typed when a model is proven and scored."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from libs.kernel.receipts import Receipt
from libs.kernel.text import Body, Line
from services.awards.models.views import Key
from services.awards.scoring.actions import Score


class ProofForm(BaseModel):
    """What was done, for a line or as a note of progress, and a file that shows it."""

    line_key: Key = ""
    note: Line
    file: Receipt | None = None


class ScoreForm(BaseModel):
    """The points of one line, and a word on them."""

    key: Key
    points: Annotated[int, Field(ge=0, le=1_000)]
    note: Body = ""


class ScoresForm(BaseModel):
    """The points of some lines."""

    scores: Annotated[list[ScoreForm], Field(max_length=100)]

    def each(self) -> list[Score]:
        """As the actions take them."""
        return [Score(one.key, one.points, one.note) for one in self.scores]
