"""Turns the receipts of a form into stored files of the ward."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, overload

from pydantic import StringConstraints

from libs.kernel.actor import Actor
from libs.kernel.files import Desk, StoredFile

Receipt = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]


@overload
def taken(files: Desk, by: Actor, receipt: str, now: datetime) -> StoredFile: ...
@overload
def taken(files: Desk, by: Actor, receipt: str | None, now: datetime) -> StoredFile | None: ...
def taken(files: Desk, by: Actor, receipt: str | None, now: datetime) -> StoredFile | None:
    """The file behind a receipt, if one was sent; refuses a receipt that is not good."""
    return files.accept(by.ward_id, receipt, now) if receipt else None
