"""The hash of what a plan makes people owe: who signs names what was read, and signs only that."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from pydantic_core import to_jsonable_python

from libs.kernel.errors import Conflict
from services.planning.review.rules import PlannedDuty
from services.planning.tables import Plan


class ChangedSinceRead(Conflict):
    """Kế hoạch đã thay đổi sau khi bạn mở trang này; hãy đọc lại rồi phê duyệt."""


def content_of(plan: Plan, duties: Sequence[PlannedDuty]) -> str:
    """The SHA-256 of the source and of every duty with its units and days."""
    said = [plan.id, plan.title, plan.source_sha256, *(asdict(duty) for duty in duties)]
    canonical = json.dumps(to_jsonable_python(said), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def check_read(plan: Plan, duties: Sequence[PlannedDuty], content_sha256: str) -> None:
    """Refuse to sign anything but what was read."""
    if content_of(plan, duties) != content_sha256:
        raise ChangedSinceRead
