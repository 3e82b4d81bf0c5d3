"""What may lie on a machine until it is sent: forms of the desk that say so, and nothing secret."""

from __future__ import annotations

import re

import pytest

from services.portal.look.engine import TEMPLATES
from tests.portal.samples.pages import PAGES
from tests.portal.test_templates import render

FORM = re.compile(r"<form[^>]* data-draft[ >].*?</form>", re.S)
# Sealed letters, petitions as they come in, votes, ballots, rolls, accounts, and every way in.
NEVER = (
    *("sealed_letter", "sealed_looks", "petition_send", "petition", "password", "sign_in"),
    *("vote", "vote_work", "votes", "household", "household_own", "household_roll", "gathering"),
    *("account", "accounts", "reception_visit_form", "reception_visit", "reception_booking"),
    *(
        "feedback_send",
        "information",
        "information_requests",
        "survey_answer",
        "award_public_model",
    ),
    # What answers a form for several was not led to: its draft would be offered again.
    *("cases", "late", "posting", "parts/several", "unit_plans_waiting"),
    *("missing", "election", "heads", "parts/petition", "parts/ballots", "parts/household"),
)
# Fields of a person, and what opens something.
SECRET = re.compile(
    r'name="(?:password|secret|code|token|full_name|phone|born|identity|person_\w+)"'
)


# What a resident wrote, as the samples have it.
RESIDENTS = ("Ổ gà sâu", "Quyết toán công trình nhà văn hóa", "thu hồi đất")


def kept_forms(name: str) -> list[str]:
    """The forms of a sample page whose text a browser keeps."""
    return FORM.findall(render(name))


@pytest.mark.parametrize("name", NEVER)
def test_what_must_not_lie_on_a_machine_is_never_kept(name: str) -> None:
    template = (TEMPLATES / f"{name}.html.j2").read_text()

    assert "data-draft" not in template
    assert "draft=true" not in template


def test_only_signed_in_people_have_drafts_and_no_kept_form_asks_for_a_person_or_a_secret() -> None:
    kept = {name: forms for name in PAGES if (forms := kept_forms(name))}

    assert {"disclosure-edit", "report-section", "meeting-called"} <= set(kept)
    assert [name for name in kept if not PAGES[name][2]] == []
    wrong = {n: SECRET.findall(form) for n, forms in kept.items() for form in forms}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_no_kept_form_holds_what_a_resident_wrote_and_no_tracked_page_keeps_one() -> None:
    pages = ("feedback-work", "information-work", "case")
    shown = "".join(render(name) for name in pages)
    kept = {name: "".join(kept_forms(name)) for name in PAGES}

    assert [words for words in RESIDENTS if shown.count(words) < 2] == []  # quoted, and in a field
    assert all('name="answer"' in kept[name] for name in pages)
    held = {name: [words for words in RESIDENTS if words in kept[name]] for name in pages}
    assert {name: words for name, words in held.items() if words} == {}
    assert [kept[name] for name in ("feedback-tracked", "information-tracked")] == ["", ""]
    assert 'name="accused' not in kept["case"]
