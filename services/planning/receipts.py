"""The receipts of a form that takes several files, and the files behind them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import Field

from libs.kernel.actor import Actor
from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import Receipt, taken

Receipts = Annotated[list[Receipt], Field(max_length=20, default_factory=list)]


def all_taken(desk: Desk, by: Actor, receipts: Sequence[str], now: datetime) -> list[StoredFile]:
    """The files in the order of their receipts; refuses them all when one is not good."""
    return [taken(desk, by, receipt, now) for receipt in receipts]
