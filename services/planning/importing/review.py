"""Everything a person needs to confirm an import: the tree, the proposals, the flags."""

from dataclasses import dataclass

from services.planning.importing.flags.citations import flag_citations
from services.planning.importing.flags.duties import flag_duties
from services.planning.importing.flags.flag import Flag
from services.planning.importing.flags.frame import flag_frame
from services.planning.importing.flags.periods import flag_periods
from services.planning.importing.flags.wording import flag_wording
from services.planning.importing.plan import PlanDraft
from services.planning.importing.proposals.bodies import find_bodies
from services.planning.importing.proposals.dates import find_cadences, find_dues
from services.planning.importing.proposals.duties import find_duties
from services.planning.importing.proposals.findings import Finding
from services.planning.importing.proposals.references import find_references
from services.planning.importing.proposals.task import TaskProposal
from services.planning.importing.proposals.tasks import propose_tasks

_FINDERS = (find_references, find_dues, find_cadences, find_bodies, find_duties)


@dataclass(frozen=True)
class Review:
    """What the importer read, what it proposes and what it found odd. Nothing here is decided."""

    draft: PlanDraft
    findings: tuple[Finding, ...]
    tasks: tuple[TaskProposal, ...]
    flags: tuple[Flag, ...]

    def findings_of(self, path: str) -> tuple[Finding, ...]:
        """Return what was found in one node."""
        return tuple(finding for finding in self.findings if finding.node_path == path)


def review_plan(draft: PlanDraft) -> Review:
    """Return the plan with its proposals and flags; the same plan always gives the same review."""
    findings = tuple(
        finding for node in draft.walk() for finder in _FINDERS for finding in finder(node)
    )
    tasks = tuple(propose_tasks(draft, findings))
    flags = (
        *flag_frame(draft),
        *flag_citations(draft, findings),
        *flag_wording(draft),
        *flag_duties(draft, findings),
        *flag_periods(draft),
    )
    return Review(draft, findings, tasks, flags)
