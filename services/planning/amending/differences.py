"""What differs between two versions of a plan: its sentences, and who owes what by when; pure."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from uuid import UUID

from libs.vietnamese import fold
from services.planning.amending.rules import Asked, likeness, same_duties
from services.planning.amending.views import (
    Change,
    DutyChangeView,
    FieldChangeView,
    SentenceChangeView,
)
from services.planning.importing.proposals.findings import DueKind, DueRule
from services.planning.review.rules import PlannedDuty

# From how alike two sentences are shown as one that was reworded.
REWORDED = 0.5
Said = tuple[str, str]  # the path of its node, and the sentence


def sentence_changes(before: Sequence[Said], after: Sequence[Said]) -> list[SentenceChangeView]:
    """The sentences that came, went or were reworded, in the order of the new version."""
    matcher = SequenceMatcher(
        None, [fold(text) for _, text in before], [fold(text) for _, text in after], autojunk=False
    )
    found: list[SentenceChangeView] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            found += _of_a_stretch(list(before[i1:i2]), list(after[j1:j2]))
    return found


def duty_changes(
    before: Sequence[PlannedDuty], after: Sequence[PlannedDuty], names: Mapping[UUID, str]
) -> list[DutyChangeView]:
    """The duties that came, went or are asked for otherwise, by their place in the plan."""
    old = {duty.proposal_id: duty for duty in before}
    stays = same_duties([_asked(duty) for duty in before], [_asked(duty) for duty in after])
    found: list[DutyChangeView] = []
    for duty in after:
        if duty.proposal_id not in stays:
            found.append(_shown(Change.ADDED, duty, names))
        elif fields := _fields(old[stays[duty.proposal_id]], duty, names):
            found.append(_shown(Change.CHANGED, duty, names, fields))
    gone = [duty for duty in before if duty.proposal_id not in stays.values()]
    return [*found, *(_shown(Change.REMOVED, duty, names) for duty in gone)]


def due_words(due: DueRule | None) -> str:
    """A due rule as a plan writes it: trước ngày 25/5; empty where there is none."""
    if due is None:
        return ""
    days = ", ".join(str(day) for day in due.days)
    if due.kind is DueKind.DAYS_OF_MONTH:
        return f"ngày {days} hằng tháng"
    strictly = "trước" if due.kind is DueKind.BEFORE else "chậm nhất"
    return f"{strictly} ngày {days}/{due.month}"


def _of_a_stretch(olds: list[Said], news: list[Said]) -> Iterator[SentenceChangeView]:
    """Each new sentence with the old one it rewords, if any; then the old ones that went."""
    for path, text in news:
        best = max(olds, key=lambda old: likeness(old[1], text), default=None)
        if best and likeness(best[1], text) >= REWORDED:
            olds.remove(best)
            yield SentenceChangeView(change=Change.CHANGED, path=path, was=best[1], now=text)
        else:
            yield SentenceChangeView(change=Change.ADDED, path=path, was="", now=text)
    for path, text in olds:
        yield SentenceChangeView(change=Change.REMOVED, path=path, was=text, now="")


def _fields(old: PlannedDuty, new: PlannedDuty, names: Mapping[UUID, str]) -> list[FieldChangeView]:
    values = {
        "title": (old.title, new.title),
        "lead": (_named(old.lead_unit_ids, names), _named(new.lead_unit_ids, names)),
        "due": (due_words(old.due), due_words(new.due)),
        "cadence": (old.cadence or "", new.cadence or ""),
        "path": (old.path, new.path),
    }
    return [
        FieldChangeView(what=what, was=was, now=now)
        for what, (was, now) in values.items()
        if was != now
    ]


def _shown(
    change: Change,
    duty: PlannedDuty,
    names: Mapping[UUID, str],
    fields: Sequence[FieldChangeView] = (),
) -> DutyChangeView:
    return DutyChangeView(
        change=change,
        path=duty.path,
        title=duty.title,
        leads=[names.get(each, "") for each in duty.lead_unit_ids],
        fields=list(fields),
    )


def _named(unit_ids: Sequence[UUID], names: Mapping[UUID, str]) -> str:
    return ", ".join(sorted(names.get(each, "") for each in unit_ids))


def _asked(duty: PlannedDuty) -> Asked:
    cadence = duty.cadence or "once"
    return Asked(duty.proposal_id, duty.kind, duty.title, duty.path, duty.sentence, cadence)
