"""What a merged or a split proposal says: no word of the plan is lost, no due day passed over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from libs.kernel.errors import Refusal
from services.planning.importing.proposals.bodies import bodies_in
from services.planning.importing.proposals.dates import dues_in
from services.planning.importing.proposals.duties import duty_in
from services.planning.importing.proposals.findings import Body, DueRule
from services.planning.importing.proposals.task import short_title
from services.planning.review.rules import WANTED, ProposalReplaced, ProposalState, read_due

_T = TypeVar("_T")
MERGED_MAX = 20
PARTS_MAX = 10


class Shape(StrEnum):
    """What was done to proposals."""

    MERGE = "merge"
    SPLIT = "split"


class TooFewToMerge(Refusal):
    """Hãy chọn ít nhất hai việc khác nhau để gộp."""


class OnlyTasksReshaped(Refusal):
    """Chỉ gộp hoặc tách được việc; đề xuất này không phải một việc."""


class ProposalDropped(Refusal):
    """Việc ở mục {path} đã bị loại; hãy nhận lại trước khi gộp hoặc tách."""


class DaysDiffer(Refusal):
    """Các việc có hạn hoặc nhịp khác nhau nên không gộp được; hãy sửa cho giống nhau trước."""


class PartsDiffer(Refusal):
    """Các phần phải ghép lại thành đúng nguyên văn; hãy chỉ xuống dòng ở chỗ muốn tách."""


class NothingCut(Refusal):
    """Hãy tách thành ít nhất hai phần, mỗi phần một dòng."""


class MergedBefore(Refusal):
    """Việc này là kết quả của một lần gộp; hãy hoàn tác lần gộp đó thay vì tách."""


class ReshapedSince(Refusal):
    """Kết quả của lần này đã được gộp hoặc tách tiếp; hãy hoàn tác lần sau trước."""


class UndoneBefore(Refusal):
    """Lần gộp hoặc tách này đã được hoàn tác."""


@dataclass(frozen=True)
class Standing:
    """A proposal as it stands in the review: what was read, and what people changed."""

    id: UUID
    kind: str
    state: str
    value: Mapping[str, Any]
    changed: Mapping[str, Any]

    @property
    def said(self) -> dict[str, Any]:
        """What counts: as read, with the changes over it."""
        return {**self.value, **self.changed}


@dataclass(frozen=True)
class Part:
    """One part of a split: its words of the plan, and what differs from the whole."""

    words: str
    changes: Mapping[str, Any]


def merged(proposals: Sequence[Standing], title: str | None) -> dict[str, Any]:
    """What one task says that stands for several; the first of them gives what the form leaves out.

    All sentences stay, each with its place. Due days that differ are refused: one would be lost.
    """
    if len({each.id for each in proposals}) < 2:
        raise TooFewToMerge
    check_reshapable(proposals)
    said = [each.said for each in proposals]
    first = said[0]
    places = _distinct(place for each in said for place in places_of(each))
    lead, unit_ids = _leading(said)
    beside = [body for each in said for body in (each["lead"], *each["cooperating"]) if body]
    units = [
        unit
        for each in said
        for name in ("lead_unit_ids", "cooperating_unit_ids")
        for unit in each.get(name, ())
    ]
    return {
        **first,
        "title": title or first["title"],
        "lead": lead,
        "lead_unit_ids": unit_ids,
        "cooperating": [body for body in _distinct(beside) if body != lead],
        "cooperating_unit_ids": [unit for unit in _distinct(units) if unit not in unit_ids],
        "due": _same(each["due"] for each in said),
        "cadence": _same(_cadence(each) for each in said),
        **{name: "; ".join(_distinct(each.get(name, "") for each in said)) for name in WANTED},
        "sentence": " ".join(_distinct(place["sentence"] for place in places)),
        "places": places,
        "also_from": [
            path
            for path in _distinct(place["path"] for place in places)
            if path != first["node_path"]
        ],
    }


def split(whole: Standing, parts: Sequence[Part]) -> list[dict[str, Any]]:
    """What each part of a task says; the parts laid end to end are its words, none lost or twice.

    A part that names a due day or a body keeps it for itself; what no part names stays with all.
    """
    check_reshapable([whole])
    if whole.said.get("places"):
        raise MergedBefore
    if len(parts) < 2:
        raise NothingCut
    if not all(_ink(part.words) for part in parts):
        raise NothingCut
    if "".join(_ink(part.words) for part in parts) != _ink(whole.said["sentence"]):
        raise PartsDiffer
    words = [" ".join(part.words.split()) for part in parts]
    named = {body for each in words for body in bodies_in(each)}
    dated = any(_due_in(each) for each in words)
    return [
        {**_of_part(whole.said, each, named, dated), **part.changes}
        for each, part in zip(words, parts, strict=True)
    ]


def check_reshapable(proposals: Iterable[Standing]) -> None:
    """Refuse what is no task, what gave way already and what people dropped."""
    for each in proposals:
        if each.kind != "task":
            raise OnlyTasksReshaped
        if each.state == ProposalState.REPLACED:
            raise ProposalReplaced
        if each.state == ProposalState.REJECTED:
            raise ProposalDropped(path=each.value["node_path"])


def places_of(said: Mapping[str, Any]) -> list[dict[str, str]]:
    """Where a task stands in the plan: each path with its sentences."""
    places: list[dict[str, str]] = said.get("places") or []
    return places or [{"path": said["node_path"], "sentence": said["sentence"]}]


def _of_part(said: dict[str, Any], words: str, named: set[Body], dated: bool) -> dict[str, Any]:
    due = _due_in(words)
    here = set(bodies_in(words))
    beside = [body for body in said["cooperating"] if body in here or body not in named]
    own = {"due": _stored(due), "cadence": due.cadence if due else None} if dated else {}
    return {
        **said,
        "title": short_title(words),
        "sentence": words,
        "kind": duty_in(words) or said["kind"],
        "cooperating": beside,
        **own,
    }


def _due_in(words: str) -> DueRule | None:
    return next((rule for _, rule, _ in dues_in(words)), None)


def _stored(due: DueRule | None) -> dict[str, Any] | None:
    if due is None:
        return None
    return {
        "kind": due.kind.value,
        "days": list(due.days),
        "month": due.month,
        "cadence": due.cadence.value if due.cadence else None,
    }


def _leading(said: Sequence[Mapping[str, Any]]) -> tuple[str | None, list[str]]:
    """The lead of the first that has one: the body the plan names, and the units people chose."""
    for each in said:
        if each["lead"] or each.get("lead_unit_ids"):
            return each["lead"], list(each.get("lead_unit_ids", ()))
    return None, []


def _cadence(said: Mapping[str, Any]) -> str | None:
    due = read_due(said["due"])
    return due.cadence if due and due.cadence else said["cadence"]


def _same(values: Iterable[Any]) -> Any:
    """The one value there is; None when there is none."""
    found = _distinct(value for value in values if value is not None)
    if len(found) > 1:
        raise DaysDiffer
    return found[0] if found else None


def _distinct(values: Iterable[_T]) -> list[_T]:
    found: list[_T] = []
    for value in values:
        if value and value not in found:
            found.append(value)
    return found


def _ink(text: str) -> str:
    return "".join(text.split())
