"""What every page shows: the ward, the signed-in person, states, clocks, forms, files, history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    href: str
    text: str


@dataclass(frozen=True)
class WardView:
    """The ward whose pages these are; `notice` is a banner such as "Dữ liệu mẫu".

    `live` is the address of the server-sent events that refresh open pages, if there are any.
    `kind` is phường, xã or đặc khu; `neighbourhood` is khu phố, tổ dân phố or thôn. In its own
    tenant a province stands in the place of a ward. `mail` tells whether mail leaves this place.
    `contact` is how the ward is reached, in lines.
    """

    code: str
    name: str
    province: str
    home: str
    authority: str
    notice: str = ""
    live: str = ""
    kind: str = "phường"
    neighbourhood: str = "khu phố"
    of_province: bool = False
    mail: bool = False
    contact: Sequence[str] = ()


@dataclass(frozen=True)
class MenuLink:
    """A page of the desk; `current` is "page" where it is shown, "true" on a page below it."""

    href: str
    text: str
    current: str = ""


@dataclass(frozen=True)
class MenuGroup:
    """What people come for, with its pages."""

    text: str
    links: Sequence[MenuLink]

    @property
    def current(self) -> bool:
        """Whether the page shown belongs to it."""
        return any(link.current for link in self.links)


@dataclass(frozen=True)
class PersonView:
    """The signed-in official; `sign_out` is where that form is sent, `password` a page.

    `account` tells scripts whose a page is that a phone keeps. `unread` is how much came to the
    official, None where that is not known; `news` the page with it.
    """

    name: str
    position: str
    unit: str
    menu: Sequence[MenuGroup]
    sign_out: str
    password: str
    account: str
    news: str = ""
    unread: int | None = None


@dataclass(frozen=True)
class State:
    """A key of `look.states.STATES` and the words shown with its shape."""

    kind: str
    text: str


@dataclass(frozen=True)
class Offline:
    """What the script of a page is told that is written on without a network.

    `told` become its `data-` attributes, `states` what it draws entries with.
    """

    told: Mapping[str, str]
    states: Mapping[str, State]
    sign_in: str


@dataclass(frozen=True)
class OfflineStartView:
    """The page of a phone without a network; its lists are drawn by a script from what it keeps."""

    says: str


@dataclass(frozen=True)
class Clock:
    """A due date in words ("còn 3 ngày làm việc") with the page that explains it."""

    due_on: date
    state: State
    explained: str = ""


@dataclass(frozen=True)
class DayLine:
    """One day of an explained deadline; `number` is its count, None when it was skipped."""

    day: date
    number: int | None
    reason: str


@dataclass(frozen=True)
class DeadlineView:
    """How a due date came about: the rule, its article, every day, and what moved it."""

    title: str
    rule: str
    basis: str
    starts_on: date
    due_on: date
    calendar: str
    days: Sequence[DayLine]
    changes: Sequence[str] = ()


@dataclass(frozen=True)
class DeadlinePageView:
    """The page behind "Vì sao?": the deadline of one thing and the way back to it."""

    subject: Link
    deadline: DeadlineView
    drop: "FormView | None" = None


@dataclass(frozen=True)
class DocumentView:
    """A dated document: "Quyết định 731/QĐ-UBND", its day, and the signer's position."""

    number: str
    issued_on: date
    signer: str
    title: str = ""


@dataclass(frozen=True)
class FileView:
    """A stored file; `octets` is its size, `sha256` 64 hexadecimal digits."""

    name: str
    href: str
    octets: int
    sha256: str
    added_at: datetime


@dataclass(frozen=True)
class Event:
    """One line of a history: when, what, by whom (a position), under which document.

    `note` is what somebody wrote then, `files` what proves it.
    """

    at: datetime
    text: str
    by: str = ""
    document: str = ""
    href: str = ""
    note: str = ""
    files: Sequence[FileView] = ()


@dataclass(frozen=True)
class Choice:
    """One option of a select, a radio group or a filter; `count` is shown by filters."""

    value: str
    text: str
    chosen: bool = False
    count: int | None = None


@dataclass(frozen=True)
class FormView:
    """A form as it was sent: where to, the values typed, the Vietnamese error of each field.

    `prefix` keeps the ids apart when a page has several forms; the names stay plain.
    """

    action: str
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    alert: str = ""
    prefix: str = ""


@dataclass(frozen=True)
class Offered:
    """An act that a page offers: its name in the address, its words, its form."""

    name: str
    title: str
    send: str
    form: FormView


@dataclass(frozen=True)
class Pager:
    """Which page of how many; an empty address means there is no such neighbour."""

    number: int
    pages: int
    total: int
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class ErrorView:
    """An error page: status, a plain sentence, what to do next, and the code to quote."""

    status: int
    title: str
    text: str
    advice: Sequence[str] = ()
    back: Link | None = None
    trace: str = ""
