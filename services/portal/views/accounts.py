"""Accounts of the ward: who has one, and what whoever keeps it may do with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.portal.views.frame import Choice, FormView, Link
from services.portal.views.office import ImportRow


@dataclass(frozen=True)
class AccountLine:
    """Somebody with an account; `href` is empty where others keep it."""

    name: str
    notes: Sequence[str]
    href: str = ""


@dataclass(frozen=True)
class AccountsView:
    """The accounts that the visitor may see, their own side first, and the form for one more."""

    own: Sequence[AccountLine]
    others: Sequence[AccountLine]
    others_title: str
    others_why: str
    form: FormView | None
    units: Sequence[Choice]
    roles: Sequence[Choice]
    given: tuple[str, str] | None = None  # username and password, shown this once
    many: str = ""  # where a whole list is entered
    helped: Sequence[tuple[datetime, str]] = ()  # when an operator let whom in again


@dataclass(frozen=True)
class AccountView:
    """One account with its forms; `given` is a password just made, shown this once."""

    name: str
    facts: Sequence[tuple[str, str]]
    move: FormView
    units: Sequence[Choice]
    roles: Sequence[Choice]
    reset: FormView
    release: FormView
    given: tuple[str, str] | None = None


@dataclass(frozen=True)
class Given:
    """Somebody who was given an account, with the password that is shown this once."""

    name: str
    username: str
    password: str


@dataclass(frozen=True)
class AccountListView:
    """A list of accounts: where it is chosen, its judged rows, and what was given."""

    back: Link
    head: Sequence[str]
    template: str
    form: FormView
    rows: Sequence[ImportRow] = ()
    confirm: FormView | None = None
    given: Sequence[Given] = ()
    begun: bool = False  # whether the box begins with lines that want names
