"""Who signs names what was read, by its hash, and signs only that."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import Field

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


def content_sha256(said: Iterable[object]) -> str:
    """The hash of what is signed: `said` are its parts in their order, days as they are written."""
    written = json.dumps([*said], ensure_ascii=False, default=date.isoformat)
    return hashlib.sha256(written.encode()).hexdigest()
