"""What a household may do now: each feature that has something adds how it is found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from services.portal.reading import Told
from services.portal.views.households import HouseholdTask
from services.portal.visit import Visit

# From the visit, the household as told by participation (`household_id`, `neighbourhood_id`), and
# its code and secret, which each task's form carries on in hidden fields.
Finder = Callable[[Visit, Told, dict[str, str]], Awaitable[list[HouseholdTask]]]

FINDERS: tuple[Finder, ...] = ()
