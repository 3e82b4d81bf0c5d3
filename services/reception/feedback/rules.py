"""What may be done with everyday feedback: its moves, its clocks, what everybody may read of it.

No law fixes these days (Luật 10/2022/QH15, article 35.2 asks for promptness only): the rules
`hotline.*` are the product's, so a ward may set them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from libs.kernel.errors import NotFound, Refusal, TooMany
from services.reception.addresses import address_in, number_in
from services.reception.dues import due_after

# Each has to be answered: a flood from many addresses must not bury the true ones.
ONLINE_A_DAY_MAX = 200
PHOTOS_MAX = 3
REOPEN_RULE = "hotline.reopen"
CONTACT_RULE = "hotline.contact_kept"
# The front, the council, the party and the boards are not parts of the People's Committee.
ANSWERING_KINDS = ("office", "department", "service_centre")


class Channel(StrEnum):
    """How it came."""

    WEB = "web"  # trang của phường
    OPEN311 = "open311"  # phần mềm khác
    HOTLINE = "hotline"  # đường dây nóng
    DROP_BOX = "drop_box"  # hòm thư
    IN_PERSON = "in_person"  # trực tiếp


class Progress(StrEnum):
    """How far a report is."""

    RECEIVED = "received"  # đã nhận
    LOGGED = "logged"  # đã ghi sổ
    ASSIGNED = "assigned"  # đã giao
    ANSWERED = "answered"  # đã trả lời
    CLOSED = "closed"  # đã kết thúc
    DECLINED = "declined"  # không tiếp nhận
    MERGED = "merged"  # trùng, gộp vào phản ánh khác
    HANDED_OVER = "handed_over"  # chuyển sang xử lý đơn


class Claim(StrEnum):
    """What a report is thought to be that is handed over; its sorting decides."""

    COMPLAINT = "complaint"  # khiếu nại
    DENUNCIATION = "denunciation"  # tố cáo
    PROPOSAL = "proposal"  # kiến nghị, phản ánh


class Step(StrEnum):
    """What a clock asks for."""

    LOG = "log"  # ghi sổ
    ASSIGN = "assign"  # giao
    ANSWER = "answer"  # trả lời


class Ground(StrEnum):
    """Why a report is not taken, or what was shown is hidden."""

    INSULT = "insult"  # lời lẽ xúc phạm
    PERSONS_NAMED = "persons_named"  # nêu tên, hình ảnh người khác
    NOT_OURS = "not_ours"  # không thuộc việc của phường
    UNCLEAR = "unclear"  # không rõ việc gì, ở đâu
    SPAM = "spam"  # quảng cáo, gửi thử, không có thật


STEPS = {Step.LOG: "hotline.log", Step.ASSIGN: "hotline.assign", Step.ANSWER: "hotline.answer"}
OPEN = (Progress.RECEIVED, Progress.LOGGED, Progress.ASSIGNED)
# What left the public pages for good.
GONE = (Progress.DECLINED, Progress.MERGED, Progress.HANDED_OVER)
MOVES: dict[Progress, frozenset[Progress]] = {
    Progress.RECEIVED: frozenset({Progress.LOGGED, *GONE}),
    Progress.LOGGED: frozenset({Progress.ASSIGNED, *GONE}),
    # Again to another unit, when the first says that it is not its work.
    Progress.ASSIGNED: frozenset({Progress.ASSIGNED, Progress.ANSWERED, *GONE}),
    Progress.ANSWERED: frozenset({Progress.ASSIGNED, Progress.CLOSED}),
    Progress.CLOSED: frozenset(),
    Progress.DECLINED: frozenset(),
    Progress.MERGED: frozenset(),
    Progress.HANDED_OVER: frozenset(),
}
WORDS = {
    Progress.RECEIVED: "đã nhận",
    Progress.LOGGED: "đã ghi sổ",
    Progress.ASSIGNED: "đang giải quyết",
    Progress.ANSWERED: "đã trả lời",
    Progress.CLOSED: "đã kết thúc",
    Progress.DECLINED: "không tiếp nhận",
    Progress.MERGED: "gộp với phản ánh trùng",
    Progress.HANDED_OVER: "chuyển sang xử lý đơn",
}


class FeedbackNotInThisState(Refusal):
    """Phản ánh này đang ở trạng thái “{now}” nên không làm việc này được."""


class FeedbackKeyWrong(NotFound):
    """Không có phản ánh nào với mã và khóa này. Hãy xem lại từng chữ trên trang đã lưu."""


class TooMuchFeedbackToday(TooMany):
    """Hôm nay phường đã nhận quá nhiều phản ánh qua mạng. Việc gấp hãy gọi đường dây nóng."""


class ContactUnclear(Refusal):
    """Hãy ghi một địa chỉ thư điện tử, hoặc một số điện thoại di động, hoặc bỏ trống."""


class NoSuchCategory(Refusal):
    """Hãy chọn một loại việc trong danh sách."""


class NowhereTold(Refusal):
    """Hãy cho biết ở đâu: ghi địa điểm, hoặc vị trí trên bản đồ."""


class HalfAPoint(Refusal):
    """Vị trí trên bản đồ cần cả vĩ độ và kinh độ."""


class TooManyPhotos(Refusal):
    """Mỗi phản ánh có tối đa 3 ảnh."""


class NoSuchPhoto(NotFound):
    """Phản ánh này không có ảnh đó."""


class PhotoLinkEnded(NotFound):
    """Liên kết này đã hết hạn. Hãy mở lại trang để xem ảnh."""


class NotAPhoto(Refusal):
    """Chỉ nhận ảnh JPEG hoặc PNG."""


class NotOfTheCommittee(Refusal):
    """{name} không thuộc Ủy ban nhân dân nên không giao trả lời được. Hãy chọn đơn vị khác."""


class SameFeedback(Refusal):
    """Một phản ánh không thể trùng với chính nó."""


class OriginalNotOpen(Refusal):
    """Phản ánh gốc đã {now}. Hãy gộp vào một phản ánh đang giải quyết hoặc đã trả lời."""


class NothingToHide(Refusal):
    """Phản ánh này không hiện trên trang công khai."""


class SenderWantsItPrivate(Refusal):
    """Người gửi không muốn công khai phản ánh này."""


class RatedBefore(Refusal):
    """Bạn đã chấm câu trả lời này rồi."""


class ReopenedBefore(Refusal):
    """Bạn đã đề nghị xem lại một lần. Nếu chưa đồng ý, hãy gửi kiến nghị hoặc khiếu nại."""


class ReopenTooLate(Refusal):
    """Đã quá hạn {due_on} để đề nghị xem lại. Hãy gửi một phản ánh mới."""


def check_move(now: Progress, wanted: Progress) -> None:
    """Refuse a move that is not in the table."""
    if wanted not in MOVES[now]:
        raise FeedbackNotInThisState(now=WORDS[now])


def check_place(place: str, latitude: float | None, longitude: float | None) -> None:
    """Words or a point: one of them must say where it is."""
    if (latitude is None) != (longitude is None):
        raise HalfAPoint
    if not place and latitude is None:
        raise NowhereTold(fields={"place": "Ghi số nhà, tên đường, gần chỗ nào."})


def check_answering(name: str, kind: str) -> None:
    """Only units of the People's Committee are given feedback to answer."""
    if kind not in ANSWERING_KINDS:
        raise NotOfTheCommittee(name=name)


def check_contact(email: str, phone: str) -> None:
    """What cannot be reached is told at once, not found out when somebody waits for news."""
    wrong = {}
    if email and not address_in(email):
        wrong["email"] = "Địa chỉ này không đúng dạng."
    if phone and not number_in(phone):
        wrong["phone"] = "Số di động gồm 10 chữ số, như 0912 345 678."
    if wrong:
        raise ContactUnclear(fields=wrong)


def contact_until(ended_on: date) -> date:
    """The last day on which it is kept how to reach whoever sent a report that is over."""
    return due_after(ended_on, CONTACT_RULE).due_on


def reopen_until(answered_on: date) -> date:
    """The last day on which the sender may ask for another look."""
    return due_after(answered_on, REOPEN_RULE).due_on


def check_reopening(now: Progress, answered_on: date | None, reopened: bool, today: date) -> None:
    """Once, after an answer, and in time."""
    if reopened:
        raise ReopenedBefore
    if now is not Progress.ANSWERED or answered_on is None:
        raise FeedbackNotInThisState(now=WORDS[now])
    if today > (last := reopen_until(answered_on)):
        raise ReopenTooLate(due_on=f"{last:%d/%m/%Y}")


def check_rating(now: Progress, rated: bool) -> None:
    """An answer is rated once; after another look the new answer may be rated again."""
    if now not in (Progress.ANSWERED, Progress.CLOSED):
        raise FeedbackNotInThisState(now=WORDS[now])
    if rated:
        raise RatedBefore


def shown_to_all(wants_public: bool, now: Progress, hidden: bool) -> bool:
    """Whether there is a public page at all; its text and photos wait for a clerk beside."""
    return wants_public and not hidden and now not in GONE
