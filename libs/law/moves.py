"""What may be done with a case, and what it changes; the refusals name the article."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from libs.law.calendar import Calendar
from libs.law.clocks import Extension, Suspension
from libs.law.deadlines import compute_deadline
from libs.law.procedures import Move, Need, procedure
from libs.law.refusals import ExtensionNotAllowed, LawRefusal
from libs.law.rules import rule
from libs.law.standing import CaseClock, Standing, in_force

NEED_WORDS = {
    Need.NUMBER: "số văn bản",
    Need.REASON: "lý do",
    Need.ANSWER: "nội dung trả lời",
    Need.BODY: "nơi nhận",
    Need.GRADE: "mức phức tạp",
    Need.EVENT_ON: "ngày của sự việc",
}


class MoveNotOpen(LawRefusal):
    """Việc đang ở trạng thái “{now}” nên không {move} được. Căn cứ: {basis}."""


class NotYetLaw(LawRefusal):
    """Chỉ được {move} từ ngày {since}. Căn cứ: {basis}."""


class BarredByLaw(LawRefusal):
    """Pháp luật không cho làm bước này.{says}"""


class StillNeeded(LawRefusal):
    """Muốn {move} phải có {what}. Căn cứ: {basis}."""


class BeforeTheLastStep(LawRefusal):
    """Ngày {on} trước ngày {last_on} của bước liền trước."""


class LimitOver(LawRefusal):
    """Thời hạn đã hết ngày {due_on} nên không {move} được nữa. Căn cứ: {basis}."""


class LimitNotOver(LawRefusal):
    """Phải hết ngày {due_on} mới {move} được. Căn cứ: {basis}."""


class NothingToClose(LawRefusal):
    """Không có việc nào đang chờ để {move}. Căn cứ: {basis}."""


class NoticeTooShort(LawRefusal):
    """Ngày {event_on} quá gần: phải {move} chậm nhất ngày {latest_on}. Căn cứ: {basis}."""


class EventNotYet(LawRefusal):
    """Ngày {event_on} của sự việc còn ở sau ngày ghi nhận."""


class SortedAlready(LawRefusal):
    """Đơn đã được giải quyết đến bước “{now}” nên không phân loại lại được."""


@dataclass(frozen=True)
class Given:
    """What a move is made with: its day, and what the law asks for in writing."""

    on: date
    number: str = ""
    reason: str = ""
    answer: str = ""
    body: str = ""
    grade: str = ""
    event_on: date | None = None
    told_on: date | None = None  # where a notice was given before the day it is filed under


def sort(standing: Standing, kind: str, facts: frozenset[str], on: date) -> Standing:
    """The case as one of a kind, while nobody has processed it; its clocks count from receipt.

    A case sorted again drops the clocks of the kind it is not. Raises SortedAlready.
    """
    if not standing.stage.untouched:
        raise SortedAlready(now=standing.stage.title)
    _check_day(standing, on)
    wanted = procedure(kind)
    now = replace(standing, kind=kind, state=wanted.begins, last_on=on, facts=facts)
    kept = {
        (start.clock, wanted.clock(start.clock).rule_for(facts))
        for start in wanted.starts
        if start.applies(facts)
    }
    for each in standing.clocks:
        if each.runs and (each.clock, each.rule_id) not in kept:
            done = each.clock == "sort"
            now = now.changing(each, replace(each, ended_on=on, dropped=not done))
    return now.starting(wanted.starts, on, None)


def make_move(standing: Standing, move_id: str, given: Given, calendar: Calendar) -> Standing:
    """The case after a move. Raises UnknownMove and the refusals of this module."""
    move = standing.procedure.move(move_id)
    check_move(standing, move, given, calendar)
    facts = standing.facts | ({move.sets} if move.sets else set())
    now = replace(standing, state=move.to or standing.state, last_on=given.on, facts=facts)
    now = _turn_clocks(now, move, given, calendar)
    now = now.ending((*move.ends, *((move.closes,) if move.closes else ())), given.on)
    if now.stage.ends:
        later = now.procedure.sent_later(now.state)
        now = now.ending({each.clock for each in now.clocks} - later, given.on)
    return now.starting(move.starts, given.on, given.event_on)


def check_move(standing: Standing, move: Move, given: Given, calendar: Calendar) -> None:
    """Refuse a move that the law does not allow now, with the sentence that says why."""
    said: dict[str, Any] = {"move": move.title, "basis": move.basis}
    if standing.state not in move.from_:
        raise MoveNotOpen(now=standing.stage.title, **said)
    _check_day(standing, given.on)
    if move.since and given.on < move.since:
        raise NotYetLaw(since=_shown(move.since), **said)
    if move.only and not standing.facts & set(move.only.facts):
        raise BarredByLaw(says=f" {move.only.says}")
    for bar in move.unless:
        if bar.fact in standing.facts:
            raise BarredByLaw(says=f" {bar.says}")
    if move.closes and standing.running(move.closes) is None:
        raise NothingToClose(**said)
    _check_limits(standing, move, given.on, calendar)
    missing = [NEED_WORDS[need] for need in move.needs if not getattr(given, need)]
    if missing:
        raise StillNeeded(what=", ".join(missing), **said)
    _check_event(move, given, calendar)


def possible_moves(standing: Standing, on: date, calendar: Calendar) -> list[Move]:
    """The moves the law allows today, given what they need."""
    found = []
    for move in standing.procedure.moves:
        try:
            check_move(standing, move, Given(on), calendar)
        except StillNeeded:
            found.append(move)
        except LawRefusal:
            continue
        else:
            found.append(move)
    return found


def flags_of(standing: Standing, moves: Iterable[Move]) -> list[str]:
    """What may be owed before these moves and was not done; each once."""
    said = [flag.says for move in moves for flag in move.flags if flag.lacks not in standing.facts]
    return list(dict.fromkeys(said))


def _check_day(standing: Standing, on: date) -> None:
    if on < standing.last_on:
        raise BeforeTheLastStep(on=_shown(on), last_on=_shown(standing.last_on))


def _check_limits(standing: Standing, move: Move, on: date, calendar: Calendar) -> None:
    said: dict[str, Any] = {"move": move.title, "basis": move.basis}
    limit = standing.latest(move.within) if move.within else None
    if limit and limit.is_over(on, calendar):
        raise LimitOver(due_on=_shown(limit.deadline(calendar).due_on), **said)
    wait = standing.running(move.after) if move.after else None
    if wait is None:
        return
    due_on = wait.deadline(calendar).due_on
    if due_on is None or on <= due_on:
        raise LimitNotOver(due_on=_shown(due_on), **said)
    if move.then_within:
        rule_id = standing.procedure.clock(move.then_within).rule_for(standing.facts)
        last_on = compute_deadline(rule(rule_id, due_on), due_on, calendar).due_on
        if last_on and on > last_on:
            raise LimitOver(due_on=_shown(last_on), **said)


def _check_event(move: Move, given: Given, calendar: Calendar) -> None:
    if given.event_on is None or Need.EVENT_ON not in move.needs:
        return
    if not move.ahead:
        if given.event_on > given.on:
            raise EventNotYet(event_on=_shown(given.event_on))
        return
    latest_on: date | None = given.event_on
    if in_force(move.ahead, given.event_on):
        notice = rule(move.ahead, given.event_on)
        latest_on = compute_deadline(notice, given.event_on, calendar).due_on
    if latest_on and (given.told_on or given.on) > latest_on:
        said: dict[str, Any] = {"event_on": _shown(given.event_on), "latest_on": _shown(latest_on)}
        raise NoticeTooShort(move=move.title, basis=move.basis, **said)


def _turn_clocks(now: Standing, move: Move, given: Given, calendar: Calendar) -> Standing:
    """Stop, let go on, lengthen or count anew the clock a move names."""
    name = move.suspends or move.resumes or move.extends or move.recounts
    old = now.running(name) if name else None
    if name is None or old is None:
        return now
    new = old
    if move.suspends:
        new = replace(old, suspensions=(*old.suspensions, Suspension(given.on, None, given.number)))
    elif move.resumes:
        new = _resumed(old, given.on)
    elif move.extends:
        new = replace(old, extensions=(*old.extensions, _extension(old, given)))
    elif move.recounts:
        new = replace(old, rule_id=now.procedure.clock(name).rule_for(now.facts))
    new.deadline(calendar)  # refuses an extension too many
    return now.changing(old, new)


def _resumed(clock: CaseClock, on: date) -> CaseClock:
    *before, last = clock.suspensions
    return replace(clock, suspensions=(*before, replace(last, resumed_on=on)))


def _extension(clock: CaseClock, given: Given) -> Extension:
    counted = rule(clock.rule_id, clock.start_on)
    days = [term.days for term in counted.extensions if term.grade == given.grade]
    if not days:
        raise ExtensionNotAllowed(title=counted.title)
    return Extension(given.number, days[0], given.grade)


def _shown(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else "chưa xác định"
