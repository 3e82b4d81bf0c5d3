"""What was granted is to be made known. Whose it is stands on the page behind its code."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class PublicityRequested(Event):
    """A title was granted that may be on the roll; holder and merit are left out."""

    told_as: ClassVar[str] = "awards.publicity.requested"
    about: ClassVar[str] = "subject_id"

    subject_id: UUID  # the model or commendation
    title: str  # its id in libs/law/data/titles.yaml
    number: str  # of the decision
    decided_on: date
    honour_code: str  # of its public page
