"""The vocabulary of proposals: what may be found in a sentence, and where exactly it stands."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from services.planning.importing.sentences import Sentence


class Confidence(StrEnum):
    """How sure the words are; people confirm in every case."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class FindingKind(StrEnum):
    """What a finding is about."""

    REFERENCE = "reference"  # viện dẫn văn bản
    DUE = "due"
    CADENCE = "cadence"
    BODY = "body"
    DUTY = "duty"


class Body(StrEnum):
    """The kinds of bodies a plan gives work to."""

    DEPARTMENT = "department"  # phòng chuyên môn
    OFFICE = "office"  # Văn phòng HĐND và UBND
    CULTURE = "culture"  # Phòng Văn hóa - Xã hội
    SERVICE_CENTRE = "service_centre"  # Trung tâm Cung ứng dịch vụ
    ONE_STOP = "one_stop"  # bộ phận tiếp nhận và trả kết quả
    FRONT = "front"  # Mặt trận Tổ quốc
    ORGANISATION = "organisation"  # tổ chức chính trị - xã hội, đoàn thể
    NEIGHBOURHOOD = "neighbourhood"  # khu phố, khu dân cư
    SCHOOL = "school"
    INSPECTION_BOARD = "inspection_board"  # Ban Thanh tra nhân dân
    INVESTMENT_BOARD = "investment_board"  # Ban Giám sát đầu tư của cộng đồng
    STEERING_COMMITTEE = "steering_committee"  # Ban Chỉ đạo
    PARTY_COMMITTEE = "party_committee"  # Đảng ủy
    COUNCIL = "council"  # Hội đồng nhân dân
    LEADERSHIP = "leadership"  # lãnh đạo UBND


class DutyKind(StrEnum):
    """The kinds of duties, each carried out by a part of the product."""

    DISCLOSURE = "disclosure"  # công khai, niêm yết
    RECEPTION = "reception"  # tiếp công dân
    PETITION = "petition"  # đơn thư, phản ánh, kiến nghị
    REPORT = "report"
    INSPECTION = "inspection"  # kiểm tra, giám sát
    SURVEY = "survey"  # khảo sát mức độ hài lòng
    TRAINING = "training"  # đào tạo, tập huấn
    OUTREACH = "outreach"  # tuyên truyền, loa truyền thanh
    AWARD = "award"  # khen thưởng, mô hình điển hình
    STEERING = "steering"  # Ban Chỉ đạo
    STAFF_DEMOCRACY = "staff_democracy"  # dân chủ trong cơ quan
    FRONT_COORDINATION = "front_coordination"  # phối hợp với MTTQ
    COMMUNITY = "community"  # cộng đồng dân cư bàn, họp
    ADMIN_REFORM = "admin_reform"  # cải cách hành chính, chuyển đổi số
    MONITORING = "monitoring"  # theo dõi, đôn đốc
    PLANNING = "planning"  # xây dựng kế hoạch
    GENERAL = "general"


class Cadence(StrEnum):
    """How often a duty comes back."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    DAYS_OF_MONTH = "days_of_month"
    PROMPT = "prompt"  # kịp thời
    AD_HOC = "ad_hoc"  # đột xuất, chuyên đề
    PERIODIC = "periodic"  # định kỳ, without saying how often
    CONTINUOUS = "continuous"  # thường xuyên


class DueKind(StrEnum):
    """How a plan fixes a day."""

    BEFORE = "before"  # trước ngày: the named day is already late
    BY = "by"  # chậm nhất ngày: the named day is the last good one
    DAYS_OF_MONTH = "days_of_month"


@dataclass(frozen=True)
class DueRule:
    """A day of the year with its strictness, or days of every month; `cadence` as the plan says.

    `year` is there only when the plan writes it out.
    """

    kind: DueKind
    days: tuple[int, ...]
    month: int | None = None
    cadence: Cadence | None = None
    year: int | None = None

    def last_day(self, year: int) -> date:
        """Return the last day that keeps the deadline; "trước ngày 25/5" gives 24 May.

        ValueError for days of the month, which have no single last day.
        """
        if self.month is None:
            raise ValueError("days of the month come back every month")
        day = date(year, self.month, self.days[0])
        return day - timedelta(days=1) if self.kind is DueKind.BEFORE else day


@dataclass(frozen=True)
class LegalReference:
    """A citation as far as the source gives it; what it does not say is None."""

    form: str
    number: str | None = None
    year: int | None = None
    symbol: str | None = None
    dated: date | None = None
    issuer: str | None = None
    name: str | None = None
    place: str | None = None

    @property
    def code(self) -> str | None:
        """The number with its symbol in one fixed way of writing, for comparing citations."""
        if self.number is None or self.symbol is None:
            return None
        return "/".join(str(part) for part in (self.number, self.year, self.symbol) if part)


@dataclass(frozen=True)
class Finding:
    """Something found in a sentence. `start` and `end` count characters of the sentence."""

    kind: FindingKind
    value: LegalReference | DueRule | Cadence | Body | DutyKind
    node_path: str
    sentence: Sentence
    start: int
    end: int
    confidence: Confidence
    reason: str

    @property
    def words(self) -> str:
        """The exact words the finding rests on."""
        return self.sentence.text[self.start : self.end]
