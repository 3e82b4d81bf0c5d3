"""Every route knows who asks, has a name of its own, and needs a permission to change anything."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from libs.permissions import RULES
from services.portal.pages import PAGES
from tests.shape.tree import Source, sources
from tools.parts import SERVICES

METHODS = frozenset(["get", "post", "put", "patch", "delete"])

# What needs no By: public pages, the same for everybody, and the sign-in, which finds out who asks.
SAME_FOR_ALL = frozenset(
    [
        "wards",
        "official_provinces",
        "official_places",
        "ward",
        "contact",
        "units",
        "unit",
        "board",
        "khoan",
        "catalogue",
        "places",
        "punctuality",
        "quarterly_lists",
        "quarterly_list_json",
        "quarterly_list_csv",
        "open_data_dictionary",
        "open_disclosures",
        "open_disclosures_csv",
        "open_wards_dictionary",
        "open_wards",
        "open_wards_csv",
        "open_wards_xlsx",
        "news_feed",
        "days_calendar",
        "public_log",
        "log_checkpoint",
        "log_keys",
        "log_entries",
        "log_lines",
        "log_proof",
        "log_consistency",
        "disclosure_proof",
        "start_session",
        "give_code",
        "current_session",
        "end_session",
        "current_key",
        "feedback_photo",  # for whoever holds its short link
    ]
)

# What is nobody's privilege: to sign in and out, to care for one's own password, to say that a
# sheet is not where it should hang, to ask for information, to book a slot of a reception day,
# to report what is broken, to petition, to open a household's page by its paper, to say what one
# thinks of a draft, and how content one is: drawn by lot, or at a sheet that anybody scans. A
# household's paper gets its ballot signed; who then casts it must be asked nothing at all. By its
# paper a household also says whether it accepts to vote on the web, and what it demands. Anybody
# may be told by mail what became public, and stop that. What came to an official is told to that
# account only.
WITHOUT_PERMISSION = frozenset(
    [
        "start_session",
        "give_code",
        "end_session",
        "enrol_second_factor",
        "confirm_second_factor",
        "change_password",
        "report_missing_sheet",
        "request_information",
        "track_information",
        "complete_tracked_request",
        "send_feedback",
        "track_feedback",
        "rate_feedback",
        "reopen_feedback",
        "stop_notices",
        "book_slot",
        "track_booking",
        "cancel_tracked_booking",
        "send_letter_file",
        "send_petition",
        "track_petition",
        "withdraw_petition",
        "open_household_page",
        "own_contributions",
        "sign_ballot",
        "cast_ballot",
        "own_ballot",
        "own_acceptances",
        "accept_online",
        "withdraw_acceptance",
        "own_consents",
        "consent_to_demand",
        "withdraw_consent",
        "send_opinion",
        "send_draft_opinion",
        "comment_on_model",
        "answer_survey",
        "answer_at_point",
        "subscribe",
        "confirm_subscription",
        "stop_subscription",
        "see_all_notifications",
        "open_notification",
        "want_morning_mail",
        "stop_morning_mail",
    ]
)

# Who may do the one may do the other.
SAME_PERMISSION_AS = {"check_posting": "break_posting"}


@dataclass(frozen=True)
class Route:
    """One operation of one service, as written."""

    service: str
    name: str
    method: str
    needs: frozenset[str]

    def __str__(self) -> str:
        return f"{self.service}: {self.method} {self.name}"


def routes(files: Iterable[Source]) -> list[Route]:
    """Every function under a `@router.<method>(...)`, in every service."""
    return [
        Route(file.path.split("/")[1], node.name, method, _annotations(node))
        for file in files
        if file.path.startswith(tuple(f"services/{service}/" for service in SERVICES))
        for node in file.functions
        for method in _methods(node)
    ]


def _methods(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    called = (call.func for call in node.decorator_list if isinstance(call, ast.Call))
    return [f.attr for f in called if isinstance(f, ast.Attribute) and f.attr in METHODS]


def _annotations(node: ast.FunctionDef | ast.AsyncFunctionDef) -> frozenset[str]:
    arguments = [*node.args.args, *node.args.kwonlyargs]
    return frozenset(ast.unparse(one.annotation) for one in arguments if one.annotation)


def unasked(found: Iterable[Route]) -> list[str]:
    """Routes that do not know who asks."""
    return [str(r) for r in found if "By" not in r.needs and r.name not in SAME_FOR_ALL]


def unguarded(found: Iterable[Route]) -> list[str]:
    """Routes that change something without an entry in the table of permissions."""
    known = RULES.keys() | WITHOUT_PERMISSION | SAME_PERMISSION_AS.keys()
    return [str(r) for r in found if r.method != "get" and r.name not in known]


def same_name(found: Iterable[Route]) -> list[str]:
    """Names that two routes of a service share: the name is the operation's id."""
    counted = Counter((route.service, route.name) for route in found)
    return [f"{service}: {name}" for (service, name), count in counted.items() if count > 1]


def unused_rules(files: Iterable[Source]) -> list[str]:
    """Permissions that no code asks for."""
    texts = "\n".join(file.text for file in files if file.path.startswith("services/"))
    return [action for action in RULES if f'"{action}"' not in texts]


def test_every_route_knows_who_asks() -> None:
    found = unasked(routes(sources()))

    assert not found, "\n".join(found)


def test_whoever_changes_something_needs_a_permission() -> None:
    found = unguarded(routes(sources()))

    assert not found, "\n".join(found)


def test_no_two_routes_of_a_service_share_a_name() -> None:
    found = same_name(routes(sources()))

    assert not found, "\n".join(found)


def test_every_permission_is_asked_for_somewhere() -> None:
    found = unused_rules(sources())

    assert not found, "\n".join(found)


def test_the_lists_of_exceptions_name_only_what_is_there() -> None:
    there = {route.name for route in routes(sources())}

    assert there >= SAME_FOR_ALL | WITHOUT_PERMISSION | SAME_PERMISSION_AS.keys()
    assert RULES.keys() >= set(SAME_PERMISSION_AS.values())


ROUTE = '@router.post("/plans")\nasync def {name}(session: Session{more}) -> None: ...\n'


@pytest.mark.parametrize("guard", [unasked, unguarded])
def test_a_route_without_a_caller_or_a_permission_is_found(guard: object) -> None:
    bad = Source("services/planning/api.py", ROUTE.format(name="burn_plan", more=""))

    assert callable(guard)
    assert guard(routes([bad])) == ["planning: post burn_plan"]


def test_a_good_route_passes_every_guard() -> None:
    text = ROUTE.format(name="approve_plan", more=", by: By")
    found = routes([Source("services/planning/api.py", text)])

    assert [route.name for route in found] == ["approve_plan"]
    assert not unasked(found) + unguarded(found) + same_name(found)
    assert same_name([*found, *found]) == ["planning: approve_plan"]


def test_a_permission_nobody_asks_for_is_found() -> None:
    assert "approve_plan" in unused_rules([Source("services/planning/api.py", 'permit("x")')])


def test_every_module_of_pages_is_plugged_in_once() -> None:
    """Twice would try each address twice, and nobody would see it."""
    assert [page.__name__ for page, times in Counter(PAGES).items() if times > 1] == []
