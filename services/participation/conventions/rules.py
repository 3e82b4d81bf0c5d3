"""What a convention is, who sees its draft, and what its text must be (Nghị định 61/2023/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal

TITLE_MAX = 300
TEXT_MAX = 60_000
TEAM_MAX = 15
VERSIONS_MAX = 50
POSTING_RULE = "convention.draft_posting"
BASIS = "Nghị định 61/2023/NĐ-CP"


class Called(StrEnum):
    """What a community calls its convention; the law has both words for one thing."""

    CONVENTION = "convention"  # hương ước
    RULES = "rules"  # quy ước


class Purpose(StrEnum):
    """What a draft does to the convention that is in force."""

    NEW = "new"  # ban hành mới
    AMEND = "amend"  # sửa đổi, bổ sung
    REPLACE = "replace"  # thay thế
    ABOLISH = "abolish"  # bãi bỏ


class ConventionState(StrEnum):
    """How far a convention is; the moves between them are law (decisions/convention.yaml)."""

    DRAFTING = "drafting"
    POSTED = "posted"
    VOTING = "voting"
    ADOPTED = "adopted"
    SENT = "sent"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
    REFUSED = "refused"
    CARRIED_OUT = "carried_out"
    AMENDED = "amended"
    REPLACED = "replaced"
    ABOLISHED = "abolished"
    DROPPED = "dropped"


CALLED_WORDS = {Called.CONVENTION: "Hương ước", Called.RULES: "Quy ước"}
# What a community is still writing is its own; nobody else reads it before it is posted.
UNSEEN = (ConventionState.DRAFTING, ConventionState.DROPPED)
# What is kept, changed, suspended or abolished.
KEPT = (ConventionState.IN_FORCE, ConventionState.SUSPENDED)
# Another draft of the neighbourhood is on its way to a vote or to an answer.
UNDER_WAY = (
    ConventionState.DRAFTING,
    ConventionState.POSTED,
    ConventionState.VOTING,
    ConventionState.ADOPTED,
    ConventionState.SENT,
)
ENDS = {Purpose.AMEND: "amend", Purpose.REPLACE: "replace", Purpose.ABOLISH: "end"}
AUDIENCE = "hộ gia đình, công dân cư trú"


class DraftUnderWay(Conflict):
    """Khu phố đang có một dự thảo hương ước, quy ước chưa xong; hãy làm tiếp dự thảo đó."""


class NewDraftUnderWay(Conflict):
    """Khu phố đang có dự thảo ban hành mới chưa xong nên chưa ghi bản đã công nhận trước được.

    Hãy thôi dự thảo đó rồi soạn lại thành sửa đổi hoặc thay thế, hoặc chờ kết quả của nó.
    """


class NothingToChange(Refusal):
    """Hãy chọn hương ước, quy ước đang thực hiện của khu phố này để sửa đổi, thay thế, bãi bỏ."""


class OneIsKeptAlready(Refusal):
    """Khu phố đã có hương ước, quy ước đang thực hiện; hãy chọn sửa đổi, bổ sung hoặc thay thế."""


class DraftingTeamUnclear(Refusal):
    """Tổ soạn thảo có từ 2 đến 15 người, mỗi người một tên khác nhau."""


class NoVersionYet(Refusal):
    """Chưa có nội dung dự thảo để niêm yết (Điều 8 Nghị định 61/2023/NĐ-CP)."""


class NotAnArticle(Refusal):
    """Nội dung phải chia thành điều; mỗi điều bắt đầu ở dòng mới, ví dụ “Điều 1. Tên điều”."""


class ArticlesOutOfOrder(Refusal):
    """Các điều phải đánh số liền nhau từ 1; sau Điều {before} là Điều {found}."""


class TooManyVersions(Refusal):
    """Một dự thảo có tối đa 50 bản; hãy thôi soạn thảo rồi bắt đầu dự thảo khác."""


class MatterAlready(Conflict):
    """Dự thảo này đã được đưa ra bàn, quyết định rồi."""


class NotThisMatter(Refusal):
    """Hãy chọn một nội dung khoản 3 Điều 15 của chính khu phố này, chưa lấy ý kiến quyết định."""


class NoDraftOfTheMatter(Refusal):
    """Nội dung này chưa gắn với dự thảo hương ước, quy ước nào.

    Dự thảo phải được niêm yết đủ thời hạn trước khi thông qua (Điều 9, Điều 10 Nghị định
    61/2023/NĐ-CP).
    """


class RecognisedInFuture(Refusal):
    """Ngày công nhận {on} còn ở tương lai."""


CHAPTER, ARTICLE = 1, 2


@dataclass(frozen=True)
class Passage:
    """A heading of a convention with the paragraphs under it; a preamble has no heading."""

    heading: str
    level: int  # CHAPTER, ARTICLE, 0 before the first of them
    paragraphs: tuple[str, ...]


def check_drafting_team(names: Sequence[str]) -> None:
    """Two or more draft it, each named once (article 8)."""
    if not 2 <= len(names) <= TEAM_MAX or len({name.casefold() for name in names}) != len(names):
        raise DraftingTeamUnclear(fields={"team": "Mỗi dòng một người."})


def check_purpose(purpose: Purpose, replaces: bool, kept: bool) -> None:
    """A change has something to change, and what is new stands beside nothing."""
    if purpose is Purpose.NEW and kept:
        raise OneIsKeptAlready(fields={"purpose": "Chọn mục đích khác."})
    if (purpose is not Purpose.NEW) != replaces:
        raise NothingToChange(fields={"replaces_id": "Chọn một hương ước, quy ước."})


def check_text(found: Sequence[Passage], *, abolishing: bool) -> None:
    """A convention is written in articles that are numbered one after the other.

    A draft that only ends another says why, in no form of its own.
    """
    if abolishing:
        return
    numbers = [_number(each.heading) for each in found if each.level == ARTICLE]
    if not numbers:
        raise NotAnArticle(fields={"text": "Chia nội dung thành điều."})
    for before, number in enumerate(numbers):
        if number != before + 1:
            raise ArticlesOutOfOrder(before=before, found=number)


def check_recognised(on: date, today: date) -> None:
    """What was recognised before it was entered here, was."""
    if on > today:
        raise RecognisedInFuture(on=f"{on:%d/%m/%Y}")


def _number(heading: str) -> int:
    return int("".join(letter for letter in heading.split(".")[0] if letter.isdigit()) or 0)
