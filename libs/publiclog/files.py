"""The files that are handed out to be checked elsewhere. What is not exactly so is no such file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

# No log has 2**48 entries, and no proof more hashes than twice the height of its tree.
SIZE_MAX = 2**48
HASHES_MAX = 100

Size = Annotated[int, Field(ge=0, le=SIZE_MAX)]
Hash = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Hashes = Annotated[list[Hash], Field(max_length=HASHES_MAX)]
Note = Annotated[str, StringConstraints(max_length=4_000)]
Keys = Annotated[list[Annotated[str, StringConstraints(max_length=500)]], Field(max_length=16)]


class Shown(BaseModel):
    """What the page of a disclosure says: what the entry's `shown_sha256` is of."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, StringConstraints(max_length=2_000)]
    summary: Annotated[str, StringConstraints(max_length=40_000)]
    body: Annotated[str, StringConstraints(max_length=40_000)]


class ProofFile(BaseModel):
    """That one entry stands in the log under a signed head: everything that is needed to check it.

    `entry` is the text that is hashed, `index` its place counted from 0, `hashes` the inclusion
    proof of RFC 6962 from the leaf up. `shown` is what the page says now, null after a withdrawal.
    """

    model_config = ConfigDict(extra="forbid")

    format: Literal["danbiet-log-proof/1"] = "danbiet-log-proof/1"
    entry: Annotated[str, StringConstraints(max_length=4_000)]
    index: Size
    size: Size
    hashes: Hashes
    checkpoint: Note
    keys: Keys
    shown: Shown | None = None


class ConsistencyFile(BaseModel):
    """That the log of `size` entries begins with the log of `old_size`: nothing below changed."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["danbiet-log-consistency/1"] = "danbiet-log-consistency/1"
    old_size: Size
    size: Size
    hashes: Hashes
    checkpoint: Note
    keys: Keys
