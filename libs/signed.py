"""Who signs names what was read, by its hash, and signs only that."""

import hashlib
import json
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


def content_sha256(said: Iterable[object]) -> str:
    """The hash of what is signed: `said` are its parts in their order, as JSON can write them."""
    return hashlib.sha256(json.dumps([*said], ensure_ascii=False).encode()).hexdigest()
