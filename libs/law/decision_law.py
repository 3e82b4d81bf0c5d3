"""The table of what residents decide, as data/decisions/contents.yaml has it: articles 15 to 22."""

from datetime import date
from enum import StrEnum
from functools import cache

from pydantic import Field, model_validator

from libs.law.reading import DATA, Entry, Span, read_document
from libs.law.rules import rule_histories


class Clause(StrEnum):
    """The six contents of article 15."""

    WORKS = "works"  # khoản 1: công trình do Nhân dân đóng góp
    SPENDING = "spending"  # khoản 2: thu, chi, quản lý đóng góp
    CONVENTION = "convention"  # khoản 3: hương ước, quy ước
    HEAD = "head"  # khoản 4: Tổ trưởng
    BOARD = "board"  # khoản 5: Ban TTND, Ban GSĐTCĐ
    OTHER = "other"  # khoản 6: việc tự quản khác


class Scope(StrEnum):
    """For whom it is decided."""

    COMMUNE = "commune"  # toàn phường
    NEIGHBOURHOOD = "neighbourhood"  # một khu phố


class VoteForm(StrEnum):
    """In which form residents decide (article 17.2)."""

    MEETING = "meeting"  # họp
    PAPER_BALLOTS = "paper_ballots"  # phát phiếu
    ONLINE = "online"  # biểu quyết trực tuyến


class Before(StrEnum):
    """What must have happened before a form may be used."""

    LACKING = "lacking"  # đã họp mà thiếu đại diện
    ACCEPTED = "accepted"  # quá nửa số hộ đồng ý hình thức


class Starts(StrEnum):
    """From when a decision has effect (article 21.2)."""

    ADOPTED = "adopted"  # ngày thông qua
    SET_BY_WARD = "set_by_ward"  # ngày do UBND ấn định
    RECOGNISED = "recognised"  # ngày công nhận


class Recogniser(StrEnum):
    """Who recognises it."""

    WARD = "ward"  # Ủy ban nhân dân
    FRONT = "front"  # Ủy ban Mặt trận Tổ quốc


class AgreedBy(StrEnum):
    """With whom a form is agreed before it is chosen (article 16; NĐ 59, articles 4 and 5)."""

    FRONT_CHAIR = "front_chair"  # Chủ tịch Ủy ban Mặt trận Tổ quốc
    FRONT_COMMITTEE = "front_committee"  # Ban công tác Mặt trận


class VotingAct(StrEnum):
    """What a meeting is called for, where that decides who chairs it."""

    DECIDE = "decide"  # bàn, bầu
    DISMISS = "dismiss"  # cho thôi
    # cho thôi người đồng thời là Trưởng ban công tác Mặt trận
    DISMISS_COMMITTEE_HEAD = "dismiss_committee_head"


class Chair(StrEnum):
    """Who calls and chairs the meeting (article 18)."""

    HEAD = "head"  # Tổ trưởng
    ELECTION_TEAM = "election_team"  # Tổ bầu cử
    FRONT_COMMITTEE = "front_committee"  # Trưởng ban công tác Mặt trận
    WARD_CHAIR = "ward_chair"  # Chủ tịch UBND


class Dated(Span):
    """A line of the law on deciding, since that law began unless it says otherwise."""

    valid_from: date = Field(default=date(2023, 7, 1), alias="from")
    basis: str = ""


class Content(Entry):
    """A content of article 15."""

    clause: Clause
    number: int
    short: str
    title: str


class Proposal(Dated):
    """Who brings a content up, and with whose agreement (article 16)."""

    scope: Scope
    proposer: str
    agreed_by: str


class Chairing(Dated):
    """Who chairs the meeting."""

    clauses: tuple[Clause, ...]
    act: VotingAct
    chair: Chair


class FormAllowed(Dated):
    """A form that may be used, if need be only after something, or agreed with the Front."""

    clauses: tuple[Clause, ...]
    scope: Scope
    form: VoteForm
    after: Before | None = None
    agreed_by: AgreedBy | None = None
    agreement: str = ""  # the article that asks for it


class FormBar(Dated):
    """Why a form may not be used, in a sentence with its article."""

    clauses: tuple[Clause, ...] = tuple(Clause)
    scope: Scope | None = None
    form: VoteForm | None = None
    says: str


class Share(Dated):
    """The rule that says which share of all households is asked for."""

    clauses: tuple[Clause, ...]
    rule: str


class Effect(Dated):
    """From when it has effect, who recognises it, and by which rule in time."""

    clauses: tuple[Clause, ...]
    scope: Scope
    starts: Starts
    recogniser: Recogniser | None = None
    rule: str | None = None


class DecisionLaw(Entry):
    """The whole table of what residents decide."""

    contents: tuple[Content, ...]
    proposals: tuple[Proposal, ...]
    chairs: tuple[Chairing, ...]
    forms: tuple[FormAllowed, ...]
    bars: tuple[FormBar, ...]
    passing: tuple[Share, ...]
    attending: tuple[Share, ...]
    documents: tuple[Clause, ...]
    effects: tuple[Effect, ...]

    @model_validator(mode="after")
    def _whole(self) -> "DecisionLaw":
        numbers = [(each.number, each.clause) for each in self.contents]
        if numbers != list(enumerate(Clause, 1)):
            raise ValueError("phải đủ sáu khoản của Điều 15 theo thứ tự")
        shares = {each.rule for each in (*self.passing, *self.attending)}
        named = shares | {each.rule for each in self.effects if each.rule}
        if unknown := named - set(rule_histories()):
            raise ValueError(f"không có quy tắc {', '.join(sorted(unknown))}")
        return self


@cache
def decision_law() -> DecisionLaw:
    """The table, read and checked once. Raises LawDataBroken."""
    return read_document(DATA / "decisions" / "contents.yaml", DecisionLaw)
