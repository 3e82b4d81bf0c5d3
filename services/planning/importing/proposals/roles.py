"""Who leads and where a duty belongs, by the headings of part III and by the words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.planning.importing.plan import Node, NodeKind, PlanDraft
from services.planning.importing.proposals.bodies import find_bodies
from services.planning.importing.proposals.duties import find_duties
from services.planning.importing.proposals.findings import (
    Body,
    Confidence,
    DutyKind,
    Finding,
    FindingKind,
)

_AIMS = re.compile(r"mục đích|mục tiêu|yêu cầu", re.IGNORECASE)
_ORGANISES = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm thực hiện", re.IGNORECASE)

_ASSISTS = re.compile(r"Phối hợp|Giám sát", re.IGNORECASE)
# The plan of the committee gives these no work outside part III: they are not parts of it.
_OUTSIDE = frozenset(
    {Body.FRONT, Body.ORGANISATION, Body.INSPECTION_BOARD, Body.PARTY_COMMITTEE, Body.COUNCIL}
)
_LEADS_BY_WORDS = {
    DutyKind.RECEPTION: Body.LEADERSHIP,
    DutyKind.STEERING: Body.STEERING_COMMITTEE,
}


@dataclass(frozen=True)
class Lead:
    """The body proposed to lead, those beside it, and why."""

    body: Body | None
    cooperating: tuple[Body, ...]
    confidence: Confidence
    reason: str


@dataclass(frozen=True)
class Roles:
    """What the whole plan says about who does what."""

    leads_by_heading: dict[str, Body]
    leads_by_duty: dict[DutyKind, tuple[Body, str]]
    groups: dict[DutyKind, str]
    aims: frozenset[str]
    organising: frozenset[str]

    @classmethod
    def of(cls, draft: PlanDraft, findings: Sequence[Finding]) -> "Roles":
        """Read the roles of a plan from its headings and from what was found in its leaves."""
        first: dict[str, DutyKind] = {}
        for finding in findings:
            if isinstance(finding.value, DutyKind) and finding.confidence is Confidence.HIGH:
                first.setdefault(finding.node_path, finding.value)
        organising = [part for part in draft.parts if _ORGANISES.search(part.text)]
        aims = [part for part in draft.parts if _is_aims(part)]
        content = [part for part in draft.parts if part not in organising and part not in aims]
        heads = {head.path: body for part in organising for head, body in _heads(part)}
        return cls(
            heads,
            _leads_by_duty(organising, heads, first),
            _groups(content, first),
            frozenset(part.path for part in aims),
            frozenset(part.path for part in organising),
        )

    def gives_work(self, part: Node) -> bool:
        """Tell whether the part gives work; a part of aims and demands does not."""
        return part.path not in self.aims

    def group(self, node: Node, duty: DutyKind) -> str:
        """Return the path of the content a duty belongs to: its own heading, or its kin's."""
        parent = node.path.rpartition("/")[0] or node.path
        if parent.partition(".")[0].partition("/")[0] in self.organising:
            return self.groups.get(duty, parent)
        return parent

    def lead(self, node: Node, duty: DutyKind | None, named: Sequence[Finding]) -> Lead:
        """Propose who leads: the heading of part III, the words, or part III's like duty.

        `duty` is None when nobody can be sure of it, and then it tells nothing about who leads.
        """
        bodies = list(dict.fromkeys(f.value for f in named if isinstance(f.value, Body)))
        heading = next((h for h in self.leads_by_heading if _is_below(node.path, h)), None)
        if heading is not None:
            lead = self.leads_by_heading[heading]
            reason = f"Mục {heading} giao việc cho đơn vị này."
            return Lead(lead, _others(bodies, lead), Confidence.HIGH, reason)
        own = None if duty is None else _LEADS_BY_WORDS.get(duty)
        if own in bodies:
            return Lead(own, _others(bodies, own), Confidence.MEDIUM, "Câu nêu đích danh.")
        if duty is not None and duty in self.leads_by_duty:
            lead, path = self.leads_by_duty[duty]
            reason = f"Mục {path} giao việc cùng loại cho đơn vị này."
            return Lead(lead, _others(bodies, lead), Confidence.MEDIUM, reason)
        return Lead(None, tuple(bodies), Confidence.LOW, "Chưa rõ đơn vị chủ trì.")


def _is_aims(part: Node) -> bool:
    return _AIMS.search(part.text) is not None and not _ORGANISES.search(part.text)


def _is_below(path: str, heading: str) -> bool:
    return path == heading or path.startswith((f"{heading}/", f"{heading}."))


def _others(bodies: Sequence[Body], lead: Body | None) -> tuple[Body, ...]:
    return tuple(body for body in bodies if body is not lead)


def _heads(part: Node) -> list[tuple[Node, Body]]:
    """Return the headings or items of part III that name the body they give work to."""
    heads = []
    for node in part.walk():
        if node.kind in (NodeKind.HEADING, NodeKind.ITEM):
            named = next(find_bodies(node), None)
            if named is not None and isinstance(named.value, Body):
                heads.append((node, named.value))
    return heads


def _leads_by_duty(
    organising: Sequence[Node], heads: dict[str, Body], first: dict[str, DutyKind]
) -> dict[DutyKind, tuple[Body, str]]:
    """Return who does a kind of duty by part III; those who only assist come after the others."""
    leads: dict[DutyKind, tuple[Body, str]] = {}
    leaves = [leaf for part in organising for leaf in part.leaves() if leaf.path in first]
    for leaf in sorted(leaves, key=lambda leaf: _ASSISTS.match(leaf.text) is not None):
        heading = next((path for path in heads if _is_below(leaf.path, path)), None)
        if heading is not None and heads[heading] not in _OUTSIDE:
            leads.setdefault(first[leaf.path], (heads[heading], heading))
    return leads


def _groups(content: Sequence[Node], first: dict[str, DutyKind]) -> dict[DutyKind, str]:
    """Return for each duty the heading that names it, else the first that holds it."""
    groups: dict[DutyKind, str] = {}
    headings = [n for part in content for n in part.walk() if n.kind is NodeKind.HEADING]
    for heading in headings:
        for finding in find_duties(heading):
            if finding.kind is FindingKind.DUTY and isinstance(finding.value, DutyKind):
                groups.setdefault(finding.value, heading.path)
    for heading in headings:
        for leaf in heading.leaves():
            if leaf.path in first:
                groups.setdefault(first[leaf.path], heading.path)
    return groups
