"""Whose opinion is taken when, and what everybody may read of it.

No name is asked for. Words wait for a clerk, because they may name somebody or be a denunciation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Refusal, TooMany
from services.participation.consultations.rules import Stance

# A flood from many addresses must not bury the true ones: each is read by somebody.
ONLINE_A_DAY_MAX = 300
TYPED_AT_ONCE_MAX = 30
COUNT_MAX = 20_000


class Channel(StrEnum):
    """How it came."""

    WEB = "web"  # trang của phường
    PAPER = "paper"  # phiếu lấy ý kiến
    MEETING = "meeting"  # họp, hội nghị
    HOTLINE = "hotline"  # đường dây nóng
    DROP_BOX = "drop_box"  # hòm thư góp ý
    FRONT = "front"  # Mặt trận, đoàn thể
    NETWORK = "network"  # mạng xã hội


class Standing(StrEnum):
    """How an opinion stands."""

    WAITING = "waiting"  # chờ xem
    ROUTED = "routed"  # chờ cán bộ tiếp công dân xem
    RELEASED = "released"  # đã hiện công khai
    COUNTED = "counted"  # được tính, không hiện lời
    EXCLUDED = "excluded"  # không tính: rác, gửi trùng
    HANDED_OVER = "handed_over"  # chuyển thành đơn


class Ground(StrEnum):
    """Why words are not shown, or an opinion is not counted."""

    INSULT = "insult"  # lời lẽ xúc phạm
    PERSONS_NAMED = "persons_named"  # nêu tên người khác
    OFF_TOPIC = "off_topic"  # không về dự thảo này
    SPAM = "spam"  # quảng cáo, gửi thử
    TWICE = "twice"  # gửi trùng


# What nobody looked at yet, and what is an opinion on the draft.
UNSEEN = (Standing.WAITING, Standing.ROUTED)
LOOKED_AT = tuple(each for each in Standing if each not in UNSEEN)
COUNTING = (Standing.WAITING, Standing.RELEASED, Standing.COUNTED)
NOT_COUNTED = (Ground.SPAM, Ground.TWICE)
WORDS = {
    Standing.WAITING: "chờ xem",
    Standing.ROUTED: "chờ cán bộ tiếp công dân xem",
    Standing.RELEASED: "đã hiện công khai",
    Standing.COUNTED: "được tính, không hiện lời",
    Standing.EXCLUDED: "không được tính",
    Standing.HANDED_OVER: "đã chuyển thành đơn",
}


class PeriodOver(Refusal):
    """Đã hết hạn góp ý cho dự thảo này (đến hết ngày {closes_on})."""


class NothingSaid(Refusal):
    """Hãy viết ý kiến của bạn, hoặc chọn đồng ý, không đồng ý."""


class TooManyOpinionsToday(TooMany):
    """Hôm nay phường đã nhận quá nhiều ý kiến qua mạng. Hãy gửi bằng phiếu hoặc vào ngày mai."""


class ReceivedOutside(Refusal):
    """Chỉ ghi ý kiến nhận từ ngày {published_on} đến ngày {closes_on} và không sau hôm nay."""


class NobodySaidAnything(Refusal):
    """Hãy ghi ít nhất một ý kiến."""


class CountedBefore(Refusal):
    """Kết quả cùng hình thức, cùng nơi, cùng ngày đã được ghi. Ghi sai thì xóa rồi ghi lại."""


class OpinionNotInThisState(Refusal):
    """Ý kiến này {now} nên không làm việc này được."""


class OpinionFromNowhere(Refusal):
    """Hãy chọn một khu dân cư của phường."""


def check_said(stance: Stance, text: str) -> None:
    """For or against is enough; another opinion needs words."""
    if stance is Stance.OTHER and not text:
        raise NothingSaid(fields={"text": "Viết ý kiến của bạn."})


def check_received(on: date, published_on: date, closes_on: date, today: date) -> None:
    """What officials type came while residents were asked."""
    if not published_on <= on <= min(closes_on, today):
        raise ReceivedOutside(
            published_on=f"{published_on:%d/%m/%Y}", closes_on=f"{closes_on:%d/%m/%Y}"
        )


def check_standing(now: Standing, *wanted: Standing) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise OpinionNotInThisState(now=WORDS[now])


@dataclass(frozen=True)
class Counted:
    """How many said what, by how it came; written opinions and counts of meetings together."""

    by_channel: Mapping[Channel, Mapping[Stance, int]]

    def total(self) -> dict[Stance, int]:
        """The sums over all channels."""
        rows = self.by_channel.values()
        return {stance: sum(row.get(stance, 0) for row in rows) for stance in Stance}
