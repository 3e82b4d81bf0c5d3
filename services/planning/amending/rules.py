"""What an amendment keeps: which duty of the new version is which of the old one; pure.

A duty that stays is the same duty wherever it now stands and however it is numbered, so its words
are compared, the strictest likeness first. Nothing is matched twice.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal
from libs.vietnamese import fold
from services.planning.importing.proposals.findings import Cadence, DutyKind
from services.planning.rules import NUMBER, NumberMalformed, Signature, SignedInFuture

# From how alike two sentences are the same duty, reworded: in its old place, and anywhere.
ALIKE_IN_PLACE, ALIKE = 0.6, 0.75
_DATED_REPORTS = (Cadence.QUARTERLY, Cadence.HALF_YEARLY, Cadence.YEARLY)


class NothingToAmend(Conflict):
    """Năm {year} chưa có kế hoạch có hiệu lực để sửa đổi; hãy phê duyệt bản này là kế hoạch năm."""


class AmendmentNumberTaken(Refusal):
    """Bản sửa đổi phải có số riêng; số {number} là của kế hoạch đang được sửa đổi."""


class AmendedTooEarly(Refusal):
    """Ngày ký bản sửa đổi không được trước ngày ký kế hoạch được sửa đổi, {signed_on}."""


class NothingDecided(Refusal):
    """Hãy chọn đơn vị chủ trì khác, hoặc ngày đến hạn khác; quyết định chưa thay đổi gì."""


class DecidedInPast(Refusal):
    """Hạn mới {due_on} đã qua; quyết định chỉ đặt được hạn từ hôm nay."""


class DecidedOutOfYear(Refusal):
    """Hạn mới {due_on} quá xa; việc của kế hoạch năm {year} chậm nhất phải xong ngày {last}."""


class DecidedTooEarly(Refusal):
    """Ngày ký quyết định không được trước ngày ký kế hoạch, {signed_on}."""


class RecommendationSetsIt(Conflict):
    """Đơn vị và hạn của việc này do kiến nghị sau kiểm tra ấn định nên không đổi ở đây."""


class LawSetsIt(Refusal):
    """Việc này do luật quy định nên không điều chỉnh bằng quyết định được."""


class NotByDecision(Refusal):
    """Tổ chức ngoài Ủy ban nhân dân chủ trì việc này, hoặc sẽ chủ trì; hãy thống nhất với
    tổ chức đó và sửa đổi kế hoạch, chương trình."""


@dataclass(frozen=True)
class Document:
    """What changes a task: an amended plan, or a decision."""

    number: str
    signed_on: date

    @property
    def words(self) -> str:
        """The document as a sentence names it."""
        return f"số {self.number} ngày {self.signed_on:%d/%m/%Y}"


@dataclass(frozen=True)
class Asked:
    """A duty as one version of the plan words it."""

    key: UUID
    kind: str
    title: str
    path: str
    sentence: str
    cadence: str


@dataclass(frozen=True)
class Turn:
    """One time one unit owes a duty."""

    duty: UUID
    period: str
    unit_id: UUID | None


def check_amendment(number: str | None, signed_on: date | None, signature: Signature) -> None:
    """Refuse an amendment that bears the old number, or was signed before what it amends."""
    if signature.number == number:
        raise AmendmentNumberTaken(number=number)
    if signed_on and signature.signed_on < signed_on:
        raise AmendedTooEarly(signed_on=f"{signed_on:%d/%m/%Y}")


def check_decision(
    decision: Document, year: int, plan_signed_on: date | None, due_on: date | None, today: date
) -> None:
    """Refuse a decision no plan could have, and a due day nobody could keep."""
    if not NUMBER.fullmatch(decision.number):
        raise NumberMalformed(fields={"number": "Ví dụ: 45/QĐ-UBND."})
    if decision.signed_on > today:
        raise SignedInFuture(signed_on=f"{decision.signed_on:%d/%m/%Y}")
    if plan_signed_on and decision.signed_on < plan_signed_on:
        raise DecidedTooEarly(signed_on=f"{plan_signed_on:%d/%m/%Y}")
    if due_on is None:
        return
    if due_on < today:
        raise DecidedInPast(due_on=f"{due_on:%d/%m/%Y}")
    # The last reports of a year are due in the next: a quarter more is enough for everything.
    last = date(year + 1, 3, 31)
    if due_on > last:
        raise DecidedOutOfYear(due_on=f"{due_on:%d/%m/%Y}", year=year, last=f"{last:%d/%m/%Y}")


def same_duties(before: Sequence[Asked], after: Sequence[Asked]) -> dict[UUID, UUID]:
    """Each duty of the new version that the old one had, with the key it had there."""
    found: dict[UUID, UUID] = {}
    for same in _SAMENESS:
        left: dict[Hashable, list[UUID]] = defaultdict(list)
        for one in before:
            if one.key not in found.values() and (key := same(one)) is not None:
                left[key].append(one.key)
        for one in after:
            if one.key not in found and left.get(key := same(one)):
                found[one.key] = left[key].pop(0)
    for old, new in _reworded(before, after, found):
        found[new] = old
    return found


def same_turns(
    owed: Sequence[Turn], wanted: Sequence[Turn], duties: dict[UUID, UUID]
) -> dict[int, int]:
    """Each place in `wanted` that was owed before, with its place in `owed`.

    The same unit and period first; then the one that is left of a period, which went to another
    unit; then the one that is left of a duty, whose period changed.
    """
    found: dict[int, int] = {}
    for by in (_unit_and_period, _period, _duty):
        old: dict[Hashable, list[int]] = defaultdict(list)
        new: dict[Hashable, list[int]] = defaultdict(list)
        for place, turn in enumerate(owed):
            if place not in found.values():
                old[by(turn, turn.duty)].append(place)
        for place, turn in enumerate(wanted):
            if place not in found and (duty := duties.get(turn.duty)):
                new[by(turn, duty)].append(place)
        for key, places in new.items():
            if by is _unit_and_period or len(places) == len(old[key]) == 1:
                found.update(zip(places, old[key], strict=False))
    return found


def _unit_and_period(turn: Turn, duty: UUID) -> Hashable:
    return duty, turn.period, turn.unit_id


def _period(turn: Turn, duty: UUID) -> Hashable:
    return duty, turn.period


def _duty(turn: Turn, duty: UUID) -> Hashable:
    return duty


def _report(one: Asked) -> Hashable:
    """The report of a quarter, of six months or of a year is one, whatever the words."""
    dated = one.kind == DutyKind.REPORT and one.cadence in _DATED_REPORTS
    return (one.kind, one.cadence) if dated else None


_SAMENESS: tuple[Callable[[Asked], Hashable], ...] = (
    lambda one: (one.kind, one.path, _words(one.sentence), _words(one.title)),
    lambda one: (one.kind, _words(one.sentence), _words(one.title)),
    lambda one: (one.kind, one.path, _words(one.title)),
    lambda one: (one.kind, _words(one.title)),
    _report,
)


def _reworded(
    before: Sequence[Asked], after: Sequence[Asked], found: dict[UUID, UUID]
) -> Iterator[tuple[UUID, UUID]]:
    """Duties of one kind whose sentences are alike, the most alike first."""
    olds = [one for one in before if one.key not in found.values()]
    news = [one for one in after if one.key not in found]
    pairs = [
        (alike, old.key, new.key)
        for old in olds
        for new in news
        if old.kind == new.kind
        and (alike := likeness(old.sentence, new.sentence))
        >= (ALIKE_IN_PLACE if old.path == new.path else ALIKE)
    ]
    taken: set[UUID] = set()
    for _, old_key, new_key in sorted(pairs, key=lambda pair: -pair[0]):
        if old_key not in taken and new_key not in taken:
            taken |= {old_key, new_key}
            yield old_key, new_key


def likeness(one: str, other: str) -> float:
    """How much of two sentences is the same, word by word: 0 to 1."""
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())
