"""Which units a ward means by a kind of body that a plan names; pure, people may say otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from libs.vietnamese import fold
from services.planning.importing.proposals.findings import Body


@dataclass(frozen=True)
class UnitKnown:
    """What planning knows of a unit when it decides who a plan means."""

    id: UUID
    kind: str
    name: str
    successor_id: UUID | None = None
    closed: bool = False


class Bodies:
    """The units of one ward, found by the kind of body; closed units give way to successors."""

    def __init__(self, units: Iterable[UnitKnown], chosen: Mapping[str, Iterable[UUID]]) -> None:
        """`chosen` maps a kind of body to the units people chose for it."""
        self._units = {unit.id: unit for unit in units}
        self._chosen = {body: tuple(ids) for body, ids in chosen.items()}

    def units_of(self, body: str) -> tuple[UUID, ...]:
        """The open units that a kind of body stands for: as chosen, else as their kind says."""
        if body in self._chosen:
            return self.open_ones(self._chosen[body])
        return tuple(unit.id for unit in self._units.values() if _is(unit, body))

    def open_ones(self, ids: Iterable[UUID]) -> tuple[UUID, ...]:
        """The same units without closed and unknown ones; who succeeded them stands in."""
        found = (self._present(unit_id) for unit_id in ids)
        return tuple(dict.fromkeys(unit_id for unit_id in found if unit_id))

    def knows(self, unit_id: UUID) -> bool:
        """Whether that unit is open in this ward."""
        unit = self._units.get(unit_id)
        return unit is not None and not unit.closed

    def _present(self, unit_id: UUID) -> UUID | None:
        visited: set[UUID] = set()
        unit = self._units.get(unit_id)
        while unit and unit.closed and unit.successor_id and unit.id not in visited:
            visited.add(unit.id)
            unit = self._units.get(unit.successor_id)
        return unit.id if unit and not unit.closed else None


def _is(unit: UnitKnown, body: str) -> bool:
    if unit.closed:
        return False
    if body == Body.PARTY_COMMITTEE:
        return unit.kind == "party"  # as the directory names it
    if body == Body.ONE_STOP:
        return "phuc vu hanh chinh cong" in fold(unit.name)
    if body == Body.CULTURE:
        # The directory knows it as one department among others; its name tells it apart.
        return unit.kind == body or (unit.kind == Body.DEPARTMENT and "van hoa" in fold(unit.name))
    if body == Body.LEADERSHIP:
        # The leaders are no unit of their own: their office arranges what they do.
        return unit.kind == Body.OFFICE
    return unit.kind == body
