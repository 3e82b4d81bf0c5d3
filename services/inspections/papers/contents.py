"""What the papers of a check are written from: the check, its list as answered, what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from libs.law.checklists import CheckLine, Checklist
from libs.permissions import Role
from services.inspections.checklists.rules import LineAnswer
from services.inspections.checklists.tables import LineEntry
from services.inspections.findings.rules import Severity
from services.inspections.findings.tables import Finding
from services.inspections.inspections.tables import Inspection
from services.inspections.officials.rules import Posted
from services.inspections.recommendations.tables import Recommendation

ANSWER_WORDS = {
    LineAnswer.YES: "Đạt",
    LineAnswer.PARTLY: "Đạt một phần",
    LineAnswer.NO: "Không đạt",
    LineAnswer.NOT_APPLICABLE: "Không áp dụng",
}
WEIGHT_WORDS = {
    Severity.MINOR: "Thiếu sót",
    Severity.SERIOUS: "Vi phạm",
    Severity.GRAVE: "Vi phạm nghiêm trọng",
}
FROM_OUTSIDE = {
    Role.CHAIR: "Lãnh đạo Ủy ban nhân dân",
    Role.FRONT: "Ủy ban Mặt trận Tổ quốc Việt Nam",
    Role.INSPECTOR: "Ban Thanh tra nhân dân",
}
MEMBER = "Thành viên"


@dataclass(frozen=True)
class Place:
    """The ward in the head of its papers: "phường", "Uông Bí"."""

    kind: str
    name: str

    @property
    def committee(self) -> str:
        """The people's committee, in full."""
        return f"Ủy ban nhân dân {self.kind} {self.name}"


@dataclass(frozen=True)
class LineSeen:
    """A line of the list with the newest answer of each person, in the order they were seen."""

    line: CheckLine
    entries: tuple[LineEntry, ...]

    @property
    def said(self) -> LineAnswer | None:
        """What the newest of them says."""
        return LineAnswer(self.entries[-1].said) if self.entries else None

    @property
    def photos(self) -> int:
        """How many of them come with a photo."""
        return sum(entry.photo is not None for entry in self.entries)


@dataclass(frozen=True)
class Contents:
    """All that stands in the papers of one check."""

    place: Place
    check: Inspection
    checklist: Checklist
    lines: tuple[LineSeen, ...]
    findings: Sequence[Finding]
    asked: Sequence[Recommendation]
    officials: Mapping[UUID, Posted]
    units: Mapping[UUID, str]
    minutes_number: str = ""

    @property
    def unit(self) -> str:
        """The unit that was checked."""
        return self.units[self.check.unit_id]

    @property
    def answers(self) -> Counter[LineAnswer | None]:
        """How many lines have which answer; None for those nobody answered."""
        return Counter(line.said for line in self.lines)

    @property
    def weights(self) -> Counter[Severity]:
        """How many findings are how grave."""
        return Counter(Severity(each.severity) for each in self.findings)

    @property
    def team(self) -> list[str]:
        """The leader and the members by where they work; their names are in the directory only."""
        members = [each for each in self.check.team if each != self.check.leader_id]
        return [self._from(each) for each in (self.check.leader_id, *members)]

    def proofs(self, finding: Finding) -> int:
        """How much proves a finding: its own file, and the photos at its line."""
        at_line = sum(line.photos for line in self.lines if line.line.key == finding.line)
        return at_line + (finding.evidence is not None)

    def _from(self, account: str) -> str:
        posted = self.officials.get(UUID(account))
        if posted is None:
            return MEMBER
        outside = (words for role, words in FROM_OUTSIDE.items() if role in posted.roles)
        return self.units.get(posted.unit_id or UUID(int=0)) or next(outside, MEMBER)


def lines_seen(checklist: Checklist, entries: Iterable[LineEntry]) -> tuple[LineSeen, ...]:
    """The list as it was answered; `entries` in the order in which they were seen."""
    newest: dict[str, dict[str, LineEntry]] = {}
    for entry in entries:
        of_line = newest.setdefault(entry.line, {})
        of_line.pop(entry.by_id, None)
        of_line[entry.by_id] = entry
    return tuple(
        LineSeen(line, tuple(newest.get(line.key, {}).values())) for line in checklist.lines
    )
