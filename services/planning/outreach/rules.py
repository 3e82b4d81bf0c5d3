"""What an activity may say of itself: its day, its slot on the loudspeakers, its reach, proof."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import pairwise

from libs.kernel.errors import Conflict, Refusal

DAY_MINUTES = 24 * 60


class Kind(StrEnum):
    """In which way people are told."""

    BROADCAST = "broadcast"  # phát thanh trên loa
    MEETING = "meeting"  # hội nghị, cuộc họp
    ARTICLE = "article"  # tin, bài
    POSTER = "poster"  # pa nô, áp phích, băng rôn
    LEAFLET = "leaflet"  # tờ rơi, tờ gấp


class ActivityState(StrEnum):
    """How far an activity is."""

    PLANNED = "planned"
    HELD = "held"
    DROPPED = "dropped"


class Audience(StrEnum):
    """Whom a campaign wants to reach."""

    RESIDENTS = "residents"  # Nhân dân
    OFFICIALS = "officials"  # CBCCVC
    HEADS = "heads"  # Trưởng khu
    MEMBERS = "members"  # đoàn viên, hội viên
    PUPILS = "pupils"  # học sinh
    ENTERPRISES = "enterprises"  # doanh nghiệp, hộ kinh doanh


class PeriodTurned(Refusal):
    """Ngày kết thúc đợt phải sau ngày bắt đầu, và một đợt không quá một năm."""


class OutsideCampaign(Refusal):
    """Ngày {on} nằm ngoài thời gian của đợt ({starts_on} đến {ends_on})."""


class CrossesMidnight(Refusal):
    """Buổi phát {slot} kéo dài sang ngày hôm sau; hãy phát sớm hơn hoặc ngắn hơn."""


class SlotTaken(Conflict):
    """Loa “{system}” ngày {on} đã có buổi phát {slot}: {title}."""


class ActivitySettled(Conflict):
    """Hoạt động này đã ghi kết quả hoặc đã ghi không thực hiện, không ghi lại được."""


class AiredBeforeItsTime(Refusal):
    """Buổi phát {slot} ngày {on} chưa xong nên chưa ghi đã phát được."""


class AiredMoreThanPlanned(Refusal):
    """Số phút đã phát nhiều hơn buổi phát dài {minutes} phút; hãy xếp thêm buổi phát."""


class BroadcastNeedsSlot(Refusal):
    """Phát thanh được xếp theo giờ ở phần lịch phát thanh."""


class ReachMissing(Refusal):
    """Cần ghi số lượng: số phút đã phát, lượt người dự, hoặc số tờ."""


class ProofOfActivityMissing(Refusal):
    """Cần có minh chứng: nhật ký phát thanh, ảnh, biên bản hoặc văn bản."""


class AddressMissing(Refusal):
    """Tin, bài cần có địa chỉ trên mạng, bắt đầu bằng https://."""


@dataclass(frozen=True)
class Slot:
    """A stretch of a day on the loudspeakers."""

    on: date
    starts_at: time
    minutes: int

    @property
    def first(self) -> int:
        """Its first minute of the day."""
        return self.starts_at.hour * 60 + self.starts_at.minute

    @property
    def last(self) -> int:
        """The first minute after it."""
        return self.first + self.minutes

    @property
    def words(self) -> str:
        """07:00-07:20."""
        return f"{self.starts_at:%H:%M}-{self.last // 60:02}:{self.last % 60:02}"

    def meets(self, other: "Slot") -> bool:
        """Whether both want the same minute."""
        return self.on == other.on and self.first < other.last and other.first < self.last


@dataclass(frozen=True)
class Reach:
    """How far an activity reached, in what its kind is counted by."""

    people: int | None = None
    minutes: int | None = None
    articles: int | None = None
    sheets: int | None = None


def check_period(starts_on: date, ends_on: date) -> None:
    """Refuse a campaign that ends before it begins, or never."""
    if not 0 <= (ends_on - starts_on).days <= 366:
        raise PeriodTurned(fields={"ends_on": "Xem lại ngày kết thúc."})


def check_day(on: date, starts_on: date, ends_on: date) -> None:
    """Refuse a day outside the campaign."""
    if not starts_on <= on <= ends_on:
        raise OutsideCampaign(
            on=f"{on:%d/%m/%Y}", starts_on=f"{starts_on:%d/%m/%Y}", ends_on=f"{ends_on:%d/%m/%Y}"
        )


def slots_of(days: Iterable[date], times: Iterable[time], minutes: int) -> list[Slot]:
    """Every slot of a broadcast in order; refuses one over midnight, and two that meet."""
    slots = sorted(
        {Slot(day, at.replace(second=0, microsecond=0), minutes) for day in days for at in times},
        key=lambda slot: (slot.on, slot.first),
    )
    for slot in slots:
        if slot.last > DAY_MINUTES:
            raise CrossesMidnight(slot=f"{slot.starts_at:%H:%M}")
    for slot, next_one in pairwise(slots):
        if slot.meets(next_one):
            raise SlotTaken(
                system="đã chọn", on=f"{slot.on:%d/%m/%Y}", slot=slot.words, title="chính đợt này"
            )
    return slots


def check_reach(kind: Kind, reach: Reach, planned: int | None, proven: bool) -> None:
    """Refuse a result without its number or its proof, and more minutes than the slot has."""
    wanted = {
        Kind.BROADCAST: reach.minutes,
        Kind.MEETING: reach.people,
        Kind.ARTICLE: reach.articles,
        Kind.POSTER: reach.sheets,
        Kind.LEAFLET: reach.sheets,
    }
    if not wanted[kind]:
        raise ReachMissing(fields={"amount": "Cần điền số lượng."})
    if planned is not None and (reach.minutes or 0) > planned:
        raise AiredMoreThanPlanned(minutes=planned, fields={"amount": "Xem lại số phút."})
    if not proven:
        raise ProofOfActivityMissing(fields={"evidence": "Cần ít nhất một tệp."})


def reach_of(kind: Kind, amount: int) -> Reach:
    """An amount as what its kind is counted by; an article counts as one."""
    if kind is Kind.BROADCAST:
        return Reach(minutes=amount)
    if kind is Kind.MEETING:
        return Reach(people=amount)
    return Reach(articles=1) if kind is Kind.ARTICLE else Reach(sheets=amount)
