"""Which boards there are, how somebody comes on one, and why he leaves: the words of the law."""

from __future__ import annotations

from enum import StrEnum


class BoardKind(StrEnum):
    """Which board."""

    PEOPLE = "people"  # Ban Thanh tra nhân dân, one for the ward
    INVESTMENT = "investment"  # Ban Giám sát đầu tư của cộng đồng, one for each project


class Source(StrEnum):
    """How somebody came on a board."""

    ELECTED = "elected"  # được các hộ gia đình bầu
    FRONT = "front"  # đại diện Mặt trận
    INSPECTORS = "inspectors"  # đại diện Ban Thanh tra nhân dân


class Post(StrEnum):
    """What somebody does on a board."""

    HEAD = "head"  # Trưởng ban
    DEPUTY = "deputy"  # Phó Trưởng ban
    MEMBER = "member"


class LeftAs(StrEnum):
    """Why somebody is on a board no more."""

    RESIGNED = "resigned"  # xin thôi
    DISMISSED = "dismissed"  # được cho thôi
    DIED = "died"
    UNFIT = "unfit"  # không còn đủ điều kiện: chuyển đi, thành cán bộ, công chức
    ANNULLED = "annulled"  # quyết định bầu bị bãi bỏ


class BoardEnd(StrEnum):
    """Why a board ended."""

    FOLLOWED = "followed"  # Ban của nhiệm kỳ sau được công nhận
    TERM_OVER = "term_over"  # hết nhiệm kỳ
    DISSOLVED = "dissolved"  # dự án xong, Ban tự giải thể


# What the Front writes down; a dismissal is decided by residents, an annulment by the ward.
WRITTEN_DOWN = (LeftAs.RESIGNED, LeftAs.DIED, LeftAs.UNFIT)
WORDS = {
    BoardKind.PEOPLE: "Ban Thanh tra nhân dân",
    BoardKind.INVESTMENT: "Ban Giám sát đầu tư của cộng đồng",
}
