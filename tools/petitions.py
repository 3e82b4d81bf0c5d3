"""The states, moves and clocks of cases (docs/petitions.md) and of matters (docs/matters.md)."""

from __future__ import annotations

from libs.law.decision_law import Clause, Scope, VoteForm, decision_law
from libs.law.decisions import content, effect, recogniser
from libs.law.measures import Confidence
from libs.law.procedures import (
    AtEnd,
    Clock,
    Move,
    Procedure,
    convention_procedure,
    matter_procedure,
    procedures,
)
from libs.law.rules import rule_histories, rules_on

AT_END = {
    AtEnd.OVERDUE: "overdue, told once",
    AtEnd.WARNS: "the chair is warned",
    AtEnd.ALLOWS: "opens the next step",
    AtEnd.BARS: "the right is over",
}
ORDER = ("unsorted", "complaint", "denunciation", "proposal", "regulation", "recommendation")


def petitions_page(made_by: str) -> str:
    """The page: one chapter for each kind, in the order in which people meet them."""
    lines = ["# Petitions as cases", "", made_by, ""]
    lines += [
        "What `libs/law/data/procedures/*.yaml` says; `libs/law/moves.py` keeps to it, and",
        "`tests/law/test_case_histories.py` holds random histories against an oracle.",
        "Every other move is refused, with the article. A case nobody has processed may be sorted",
        "again: its clocks count from the day of receipt. A move into an end stops every clock but",
        "those of what still has to be sent.",
    ]
    known = procedures()
    for kind in sorted(
        known, key=lambda kind: (kind not in ORDER, ORDER.index(kind) if kind in ORDER else 0)
    ):
        lines += _chapter(known[kind])
    return "\n".join(lines) + "\n"


def matters_page(made_by: str) -> str:
    """The page of what residents decide: the forms of each content, and how a matter goes."""
    lines = ["# What residents decide", "", made_by, ""]
    lines += [
        "What `libs/law/data/decisions/*.yaml` says; `libs/law/decisions.py` looks it up by the",
        "day, `tests/law/test_decisions.py` holds shares against fractions. The denominator is",
        "always all households. Every other form and every other move is refused with the article.",
        "",
        "| content | scope | adopted by | forms | has effect | recognised by |",
        "|---|---|---|---|---|---|",
    ]
    law = decision_law()
    for line in law.effects:
        for clause in line.clauses:
            lines.append(_content_row(clause, line.scope))
    lines += ["", "| refused | why | article |", "|---|---|---|"]
    for bar in law.bars:
        numbers = ", ".join(f"k{content(clause).number}" for clause in bar.clauses)
        where = f"{bar.form or 'other'} for {numbers}" + (f", {bar.scope}" if bar.scope else "")
        lines.append(f"| {where} | {bar.says} | {bar.basis} |")
    lines += [*_chapter(matter_procedure()), *_chapter(convention_procedure())]
    return "\n".join(lines) + "\n"


def _content_row(clause: Clause, scope: Scope) -> str:
    law = decision_law()
    share = next(each.rule for each in law.passing if clause in each.clauses)
    forms = [
        f"{line.form}"
        + (f" (after {line.after})" if line.after else "")
        + (f" (agreed with {line.agreed_by})" if line.agreed_by else "")
        for form in VoteForm
        for line in law.forms
        if line.form is form and line.scope is scope and clause in line.clauses
    ]
    on = rule_histories()[share].versions[-1].valid_from
    said = effect(clause, scope, on)
    cells = (
        f"k{content(clause).number} {content(clause).short}",
        scope,
        _time(share),
        "; ".join(forms),
        said.starts,
        recogniser(clause, scope, on) or "",
    )
    return f"| {' | '.join(cells)} |"


def _chapter(of: Procedure) -> list[str]:
    lines = ["", f"## {of.title} (`{of.kind}`)", "", "```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.id}: {state.title}" for state in of.states]
    lines.append(f"    [*] --> {of.begins}")
    for move in of.moves:
        lines += [f"    {start} --> {move.to}: {move.id}" for start in move.from_ if move.to]
    lines += [f"    {state.id} --> [*]" for state in of.states if state.ends]
    lines += [
        "```",
        "",
        "| clock | time | starts | at its end | article |",
        "|---|---|---|---|---|",
    ]
    for clock in of.clocks:
        lines += _clock_rows(of, clock)
    lines += ["", "| move | in words | from | to | needs | clocks | refused | article |"]
    lines += ["|---|---|---|---|---|---|---|---|"]
    return [*lines, *(_move_row(move) for move in of.moves)]


def _clock_rows(of: Procedure, clock: Clock) -> list[str]:
    starts = [each for each in of.starts if each.clock == clock.id]
    when = [_when("receipt", each.when, each.unless) for each in starts]
    for move in of.moves:
        when += [
            _when(
                f"`{move.id}`" + (", its event" if each.on == "event" else ""),
                each.when,
                each.unless,
            )
            for each in move.starts
            if each.clock == clock.id
        ]
    rows = []
    for words, rule_id in (("", clock.rule), *clock.variants.items()):
        name = f"`{clock.id}`" + (f" if {words.replace(' ', ' and ')}" if words else "")
        said = (name, _time(rule_id), "; ".join(when), AT_END[clock.at_end], _articles(rule_id))
        rows.append(f"| {' | '.join(said)} |")
    return rows


def _when(day: str, when: str | None, unless: str | None) -> str:
    return day + (f" if {when}" if when else "") + (f" unless {unless}" if unless else "")


def _time(rule_id: str) -> str:
    versions = rule_histories()[rule_id].versions
    said = []
    for version in versions:
        says = next(each for each in rules_on(version.valid_from) if each.id == rule_id).says
        said.append(says + (f" (from {version.valid_from:%d/%m/%Y})" if len(versions) > 1 else ""))
    return "; ".join(said)


def _articles(rule_id: str) -> str:
    return "; ".join(version.basis for version in rule_histories()[rule_id].versions)


def _move_row(move: Move) -> str:
    effects = [f"ends {', '.join(move.ends)}"] if move.ends else []
    for verb in ("closes", "suspends", "resumes", "extends", "recounts"):
        if name := getattr(move, verb):
            effects.append(f"{verb} {name}")
    effects += [f"starts {each.clock}" for each in move.starts]
    refused = [f"if {bar.fact}" for bar in move.unless]
    refused += [f"unless {' or '.join(move.only.facts)}"] if move.only else []
    refused += [f"after {move.within} is over"] if move.within else []
    refused += [f"until {move.after} is over"] if move.after else []
    refused += [f"later than `{move.ahead}` before it"] if move.ahead else []
    refused += [f"before {move.since:%d/%m/%Y}"] if move.since else []
    sure = "" if move.confidence is Confidence.SOURCED else f" ({move.confidence})"
    cells = (
        f"`{move.id}`",
        move.title,
        ", ".join(move.from_),
        move.to or "the same",
        ", ".join(move.needs),
        "; ".join(effects),
        "; ".join(refused),
        move.basis + sure,
    )
    return f"| {' | '.join(cells)} |"
