"""What is typed when votes are counted, each field with its limit."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.text import tidy
from services.participation.matters.forms import HOUSEHOLDS_MAX

Name = Annotated[str, StringConstraints(min_length=1, max_length=120), BeforeValidator(tidy)]
Course = Annotated[str, StringConstraints(max_length=8_000), BeforeValidator(tidy)]
Number = Annotated[int, Field(ge=0, le=HOUSEHOLDS_MAX)]


class CountForm(BaseModel):
    """What was counted."""

    present: Number
    yes: Number
    no: Number
    other: Number = 0
    invalid: Number = 0
