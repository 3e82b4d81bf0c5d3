"""What somebody says who wants to look."""

from __future__ import annotations

from pydantic import BaseModel

from services.reception.sealed.rules import Reason


class WhyForm(BaseModel):
    """Why somebody wants to look."""

    reason: Reason
