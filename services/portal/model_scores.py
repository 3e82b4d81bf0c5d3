"""The lines of a model's rubric as a page shows them, and points as they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from services.portal.reading import Told
from services.portal.views import State
from services.portal.views.awards import ProofLine, ScoreLine, ScoreSection

POINTS, NOTE = "points-", "reason-"


def scores_of(typed: Mapping[str, str]) -> list[dict[str, Any]]:
    """The lines on which points were typed; a field left empty is not scored yet."""
    keys = [name.removeprefix(POINTS) for name in typed if name.startswith(POINTS)]
    return [
        {"key": key, "points": points, "note": typed.get(NOTE + key, "")}
        for key in keys
        if (points := typed[POINTS + key].strip())
    ]


def typed_scores(told: Told, scorer: str) -> dict[str, str]:
    """What the form shows: the unit's own points, or with `findings` the appraisers'."""
    points, note = ("points", "reason") if scorer == "findings" else ("self_points", "self_note")
    return {
        name: "" if value is None else str(value)
        for line in told["lines"]
        for name, value in (
            (f"{POINTS}{line['key']}", line[points]),
            (f"{NOTE}{line['key']}", line[note]),
        )
    }


def sections_of(told: Told, removes: str) -> list[ScoreSection]:
    """The groups of the rubric; `removes` is where proofs are taken back, if they may be."""
    return [
        ScoreSection(title, [_line(told, line, removes) for line in lines])
        for title, lines in groupby(told["lines"], key=lambda line: str(line["section"]))
    ]


def _line(told: Told, line: Told, removes: str) -> ScoreLine:
    marks, words = [], []
    if line["self_points"] is not None:
        marks.append(State("todo", f"Tự chấm {line['self_points']}"))
    if line["points"] is not None:
        same = line["points"] == line["self_points"]
        marks.append(State("done" if same else "soon", f"Thẩm định {line['points']}"))
    if line["self_note"]:
        words.append(f"Đơn vị: {line['self_note']}")
    if line["reason"]:
        words.append(f"Thẩm định: {line['reason']}")
    return ScoreLine(
        line["key"],
        line["title"],
        line["points_max"],
        marks,
        words,
        proofs_of(told, line["key"], removes),
    )


def proofs_of(told: Told, key: str, removes: str) -> list[ProofLine]:
    """What proves one line; without a key the notes of progress."""
    return [
        ProofLine(each["note"], each["file"] or "", f"{removes}/{each['id']}/bo" if removes else "")
        for each in told["proofs"]
        if each["line_key"] == key
    ]
