"""A person's calendar addresses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.portal.views.frame import Choice, FormView


@dataclass(frozen=True)
class FeedLine:
    """An address that works, without its secret; `form` ends it."""

    words: str
    opened_at: datetime
    form: FormView


@dataclass(frozen=True)
class CalendarsView:
    """The addresses of one person; `address` is a new one, shown this once."""

    feeds: Sequence[FeedLine]
    form: FormView
    scopes: Sequence[Choice]
    address: str = ""
