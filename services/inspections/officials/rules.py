"""Who works in a unit of the ward, and must therefore have one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from libs.permissions import Role

# Of the ward's own bodies; the chair, the Front and the people's inspectors check from outside.
WITH_UNIT = frozenset(
    {Role.OFFICE, Role.CULTURE, Role.DEPARTMENT, Role.RECEPTION_CLERK, Role.NEIGHBOURHOOD_HEAD}
)


@dataclass(frozen=True)
class Posted:
    """Where an account works, and as what."""

    unit_id: UUID | None
    roles: Collection[str]

    @property
    def unplaced(self) -> bool:
        """Whether they work in a unit of the ward, and nobody knows which it is."""
        return self.unit_id is None and not WITH_UNIT.isdisjoint(self.roles)
