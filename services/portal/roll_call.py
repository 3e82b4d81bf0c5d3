"""Whose representative came to a meeting, ticked on several phones at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.portal.reading import Told
from services.portal.views import FormView
from services.portal.views.matters import ClusterForm, Seat

TICKS = "diem-danh"
TICK, SHOWN = "h-", "shown"


def clusters(told: Told, here: str) -> list[ClusterForm]:
    """A form for each part of a meeting that ticks its own households."""
    return [
        ClusterForm(
            each["name"],
            each["ticked"],
            FormView(
                f"{here}/{TICKS}-{each['id']}",
                _values(_came(told, each["id"])),
                prefix=f"{TICKS}-{each['id']}-",
            ),
            [_seat(seat, each["id"]) for seat in told["seats"]],
        )
        for each in told["clusters"]
    ]


def sent(told: Told, name: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """What participation is told: who is ticked now, with what was changed on this page.

    Another phone ticked meanwhile what this page never showed; that stays as it is.
    """
    cluster_id = name.removeprefix(f"{TICKS}-")
    now = _came(told, cluster_id)
    shown = set(typed[SHOWN].split()) if SHOWN in typed else now
    chosen = {key.removeprefix(TICK) for key, on in typed.items() if key.startswith(TICK) and on}
    came = (now | (chosen - shown)) - (shown - chosen)
    return {"cluster_id": cluster_id, "household_ids": sorted(came)}


def _came(told: Told, cluster_id: str) -> set[str]:
    return {each["household_id"] for each in told["seats"] if each["cluster_id"] == cluster_id}


def _values(came: set[str]) -> dict[str, str]:
    return {SHOWN: " ".join(sorted(came)), **{f"{TICK}{each}": "1" for each in came}}


def _seat(told: Told, cluster_id: str) -> Seat:
    text = f"{told['number']}. {told['name']}" if told["name"] else f"Hộ số {told['number']}"
    elsewhere = told["cluster_id"] not in (None, cluster_id)
    return Seat(told["household_id"], text, elsewhere)
