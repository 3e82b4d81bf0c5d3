"""Which units have to be told of anew: those of which the answer is not what was told last."""

from __future__ import annotations

from collections.abc import Set
from uuid import UUID


def flips(pending: Set[UUID], told: Set[UUID]) -> dict[UUID, bool]:
    """For each unit whose answer changed, the new one, in an order that says nothing."""
    return {unit_id: unit_id in pending for unit_id in sorted(pending ^ told)}
