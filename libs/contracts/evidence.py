"""Proof that something was done: a file, known by its hash."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Evidence(BaseModel):
    """A stored file behind a fact. Who is on the photo or who took it is not told."""

    model_config = ConfigDict(frozen=True)

    sha256: str
    media_type: str
    size_bytes: int
