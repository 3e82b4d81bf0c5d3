"""What residents decide (Law 10/2022/QH15, articles 15 to 22): who, how, by which share, from when.

Numbers and articles stand in data/decisions and data/rules; here they are looked up by the day.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from libs.law.decision_law import AgreedBy as AgreedBy
from libs.law.decision_law import Before as Before
from libs.law.decision_law import Chair as Chair
from libs.law.decision_law import (
    Chairing,
    Content,
    Dated,
    Effect,
    FormAllowed,
    FormBar,
    Proposal,
    decision_law,
)
from libs.law.decision_law import Clause as Clause
from libs.law.decision_law import Recogniser as Recogniser
from libs.law.decision_law import Scope as Scope
from libs.law.decision_law import Starts as Starts
from libs.law.decision_law import VoteForm as VoteForm
from libs.law.decision_law import VotingAct as VotingAct
from libs.law.refusals import LawRefusal
from libs.law.rules import Rule, rule

Line = TypeVar("Line", bound=Dated)


class FormBarred(LawRefusal):
    """{says} (khoản {number} Điều 15 không được {form} lúc này). Căn cứ: {basis}."""


class NotForScope(LawRefusal):
    """Khoản {number} Điều 15 không thuộc phạm vi này. {says}. Căn cứ: {basis}."""


class NotLawYet(LawRefusal):
    """Ngày {on} chưa có quy định của Luật 10/2022/QH15 về việc này."""


FORM_WORDS = {
    VoteForm.MEETING: "họp",
    VoteForm.PAPER_BALLOTS: "phát phiếu",
    VoteForm.ONLINE: "biểu quyết trực tuyến",
}


@dataclass(frozen=True)
class Votes:
    """The count of one neighbourhood: households that said yes, and all its households."""

    yes: int
    households: int


def content(clause: Clause) -> Content:
    """A content of article 15 with its number and title."""
    return next(each for each in decision_law().contents if each.clause is clause)


def form_allowed(
    clause: Clause, scope: Scope, form: VoteForm, on: date, *, after: Collection[str] = ()
) -> FormAllowed:
    """The line of law that allows a form on a day, `after` what happened. Raises FormBarred."""
    for line in decision_law().forms:
        fits = line.form is form and line.scope is scope and clause in line.clauses
        if fits and line.in_force(on) and (line.after is None or line.after in after):
            return line
    bar = _bar(clause, scope, form, on)
    number = content(clause).number
    raise FormBarred(form=FORM_WORDS[form], number=number, says=bar.says, basis=bar.basis)


def forms_to_agree(
    clause: Clause, scope: Scope, on: date, *, after: Collection[str] = ()
) -> dict[VoteForm, FormAllowed]:
    """The forms of a content that nobody chooses without the Front, `after` what happened."""
    known = {*after, Before.ACCEPTED}  # households may be asked for the web while the Front is
    lines: dict[VoteForm, FormAllowed] = {}
    for line in decision_law().forms:
        fits = line.scope is scope and clause in line.clauses and line.in_force(on)
        if fits and (line.after is None or line.after in known):
            lines.setdefault(line.form, line)
    return {form: line for form, line in lines.items() if line.agreed_by}


def effect(clause: Clause, scope: Scope, on: date) -> Effect:
    """From when a decision of that day has effect. Raises NotForScope."""
    for line in decision_law().effects:
        if line.scope is scope and clause in line.clauses and line.in_force(on):
            return line
    bar = _bar(clause, scope, VoteForm.MEETING, on)
    raise NotForScope(number=content(clause).number, says=bar.says, basis=bar.basis)


def recogniser(clause: Clause, scope: Scope, on: date) -> Recogniser | None:
    """Who recognises the decision; nobody where it has effect from the day it was adopted."""
    return effect(clause, scope, on).recogniser


def proposal(scope: Scope, on: date) -> Proposal:
    """Who brings up a content of that scope, and who has to agree (article 16)."""
    return _one((p for p in decision_law().proposals if p.scope is scope), on)


def chair(clause: Clause, on: date, act: VotingAct = VotingAct.DECIDE) -> Chairing:
    """Who calls and chairs the meeting; dismissing is chaired apart only where the law says so."""
    fitting = [each for each in decision_law().chairs if clause in each.clauses]
    own = [each for each in fitting if each.act is act]
    return _one(own or fitting, on)


def needs_documents(clause: Clause) -> bool:
    """Whether each household must have the papers before the meeting (article 18)."""
    return clause in decision_law().documents


def threshold(clause: Clause, on: date) -> Rule:
    """The rule of the share that adopts; its denominator is all households (article 21.1)."""
    return rule(next(s.rule for s in decision_law().passing if clause in s.clauses), on)


def needed(clause: Clause, households: int, on: date) -> int:
    """How many households have to say yes."""
    return threshold(clause, on).least(households)


def passed(clause: Clause, yes: int, households: int, on: date) -> bool:
    """Whether so many of all households adopt it, in whole numbers."""
    return threshold(clause, on).is_met(yes, households)


def needed_present(clause: Clause, households: int, on: date) -> int:
    """How many must attend so that the meeting can decide at all (article 19.1.b)."""
    shares = [s for s in decision_law().attending if clause in s.clauses and s.in_force(on)]
    asked = [rule(share.rule, on).least(households) for share in shares]
    return max([needed(clause, households, on), *asked])


def lacks(clause: Clause, present: int, households: int, on: date) -> bool:
    """Whether a meeting lacks representatives: those present could not adopt it."""
    return present < needed_present(clause, households, on)


def commune_passed(clause: Clause, counts: Sequence[Votes], on: date) -> bool:
    """Whether the whole commune adopts it: of all households, and of all neighbourhoods.

    `counts` has every neighbourhood, also one that did not vote (nobody said yes there).
    """
    yes, households = sum(c.yes for c in counts), sum(c.households for c in counts)
    approving = sum(passed(clause, c.yes, c.households, on) for c in counts)
    villages = rule("participation.commune_passed", on).is_met(approving, len(counts))
    return bool(counts) and passed(clause, yes, households, on) and villages


def _bar(clause: Clause, scope: Scope, form: VoteForm, on: date) -> FormBar:
    """The most particular sentence that fits: the last one of the file."""
    fitting = [
        bar
        for bar in decision_law().bars
        if clause in bar.clauses and bar.scope in (None, scope) and bar.form in (None, form)
    ]
    return _one(reversed(fitting), on)


def _one(lines: Iterable[Line], on: date) -> Line:
    """The first of the lines that is law on a day."""
    for line in lines:
        if line.in_force(on):
            return line
    raise NotLawYet(on=f"{on:%d/%m/%Y}")
