"""The chapters of a ward's year, one for each service that people work with."""

from __future__ import annotations

from tools.year.chapters.answering import Answering
from tools.year.chapters.asking import Asking
from tools.year.chapters.checking import Checking
from tools.year.chapters.conferring import Conferring
from tools.year.chapters.deciding import Deciding
from tools.year.chapters.disclosing import Disclosing
from tools.year.chapters.gathering import Gathering
from tools.year.chapters.honouring import Honouring
from tools.year.chapters.owing import Owing
from tools.year.chapters.petitioning import Petitioning
from tools.year.chapters.planning import Planning
from tools.year.chapters.receiving import Receiving
from tools.year.chapters.reporting import Reporting
from tools.year.chapters.supervising import Supervising
from tools.year.diary import Chapter


def chapters() -> list[Chapter]:
    """All of them, in the order in which a day is lived."""
    return [
        Planning(),
        Disclosing(),
        Receiving(),
        Petitioning(),
        Answering(),
        Deciding(),
        Asking(),
        Conferring(),
        Checking(),
        Supervising(),
        Honouring(),
        Gathering(),
        Owing(),
        Reporting(),
    ]
