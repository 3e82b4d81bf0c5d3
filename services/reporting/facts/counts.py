"""A line of the table of facts: which field of an event is counted, about what, on which day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from libs.kernel.events import Event


@dataclass(frozen=True)
class Counts:
    """A line of the table: what is counted, about which object, on which day, by what.

    `about` is "type:field" of the object; `on` the field with its day (else the event's moment);
    `value` the field with the amount (else 1); `by` the fields kept as dimensions, `fixed` those
    that every such fact has; with `timely` the field `days_late` becomes on_time or late.
    """

    measure: str
    about: str
    on: str = ""
    value: str = ""
    by: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    timely: bool = False
    label: str = ""
    when: Callable[[Any], bool] = lambda event: True


Table = dict[type[Event], tuple[Counts, ...]]
