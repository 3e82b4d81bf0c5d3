"""What came to an official."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.portal.views.frame import Clock, FormView, Link, State


@dataclass(frozen=True)
class NotificationLine:
    """What happened, to what as far as it may be named, when; `href` opens and marks it as read."""

    text: str
    title: str
    href: str
    at: datetime
    state: State
    clock: Clock | None
    read: bool


@dataclass(frozen=True)
class NotificationsView:
    """Newest first; `seen` is the form that marks what is shown as read, `mail` of the morning."""

    finding: str
    lines: Sequence[NotificationLine]
    seen: FormView | None
    older: Link | None
    mail: FormView
    wants_mail: bool
    kept_days: int
    away: str = ""
