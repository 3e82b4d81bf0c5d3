"""For how long a ward is new, and what is said when the guide is where it should be already."""

from __future__ import annotations

from datetime import date, timedelta

from libs.kernel.errors import Conflict

# So long the first page of the desk reminds of what is not done yet: a ward has a quarter's lists,
# and one round of every everyday task, behind it then.
NEW_FOR = timedelta(days=90)


class AlreadyPutAway(Conflict):
    """Hướng dẫn những bước đầu đã được cất từ trước."""


class NotPutAway(Conflict):
    """Hướng dẫn những bước đầu đang hiện, không cần đưa trở lại."""


def is_new(onboarded_on: date, today: date) -> bool:
    """Whether a ward that was let in on that day is still told of its first steps."""
    return today - onboarded_on <= NEW_FOR
