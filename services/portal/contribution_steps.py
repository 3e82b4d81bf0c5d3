"""What the head and the Front do with an account: each act's address, words and fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.contribution_words import EXEMPTIONS, REASONS
from services.portal.views import Choice
from services.portal.views.matters import Field

ON = Field("on", "Ngày", "date")
KEY = Field("key", "", "hidden")
HOUSEHOLDS = Field("households", "Hộ số", hint="Một hoặc nhiều hộ cùng mức, ví dụ: 3, 17, 20-35.")
LEFT_USE = "Theo quyết định của các hộ; bắt buộc khi còn tiền. Công khai."
NUMBER = Field("number", "Dòng số", "number")
DONG = Field("dong", "Số tiền (đồng)", "number", "Ví dụ: 2.000.000")
DAYS = Field("days", "Số ngày công", hint="Ví dụ: 1 hoặc 0,5")
WHY = [Choice(*each) for each in REASONS.items()]
EXEMPT = [Choice(*each) for each in EXEMPTIONS.items()]
LEVELS = (
    Field("level_dong", "Mỗi hộ góp (đồng)", "number", "Ví dụ: 2.000.000", optional=True),
    Field("level_days", "Mỗi hộ góp ngày công", hint="Ví dụ: 1 hoặc 0,5", optional=True),
)
WORTH = Field("dong", "Ước trị giá (đồng)", "number", optional=True)


@dataclass(frozen=True)
class FundStep:
    """One act: its address in the service, who may, its words, its fields, what is fixed."""

    path: str
    action: str
    title: str
    send: str
    fields: Sequence[Field]
    kind: str = ""
    once_settled: bool = False
    in_book: bool = False


STEPS = {
    "gop-tien": FundStep(
        "contributions",
        "record_contributions",
        "Ghi hộ góp tiền",
        "Ghi vào sổ",
        (HOUSEHOLDS, DONG, ON, KEY),
        "money",
    ),
    "gop-cong": FundStep(
        "contributions",
        "record_contributions",
        "Ghi hộ góp ngày công",
        "Ghi vào sổ",
        (HOUSEHOLDS, DAYS, ON, KEY),
        "labour",
    ),
    "gop-hien-vat": FundStep(
        "contributions",
        "record_contributions",
        "Ghi hộ góp hiện vật",
        "Ghi vào sổ",
        (
            HOUSEHOLDS,
            Field("words", "Hiện vật gì, bao nhiêu", hint="Công khai; không ghi tên người."),
            WORTH,
            ON,
            KEY,
        ),
        "material",
    ),
    "ung-ho": FundStep(
        "gifts",
        "record_gift",
        "Ghi người khác ủng hộ",
        "Ghi vào sổ",
        (
            Field(
                "kind",
                "Ủng hộ",
                "select",
                choices=[
                    Choice("money", "Tiền"),
                    Choice("labour", "Ngày công"),
                    Choice("material", "Hiện vật"),
                ],
            ),
            Field("dong", "Số tiền, hoặc trị giá hiện vật (đồng)", "number", optional=True),
            Field("days", "Số ngày công", hint="Ví dụ: 1 hoặc 0,5", optional=True),
            Field("words", "Hiện vật gì", hint="Công khai; không ghi tên người.", optional=True),
            Field("full_name", "Tên người, tổ chức ủng hộ", optional=True),
            Field(
                "shown",
                "Công khai tên",
                "select",
                choices=[
                    Choice("", "Không, ghi là “Một nhà hảo tâm”"),
                    Choice("1", "Có, người ủng hộ đã đồng ý"),
                ],
                optional=True,
            ),
            ON,
            KEY,
        ),
    ),
    "chi": FundStep(
        "spendings",
        "record_spending",
        "Ghi khoản chi",
        "Ghi vào sổ",
        (
            Field("words", "Chi cho việc gì", hint="Công khai."),
            DONG,
            ON,
            Field(
                "evidence",
                "Chứng từ",
                "file",
                "Công khai khi Mặt trận đã xác nhận. Hãy che thông tin riêng của người bán.",
            ),
            KEY,
        ),
    ),
    "niem-yet": FundStep(
        "postings",
        "post_account",
        "Ghi đã niêm yết bảng kê",
        "Ghi ngày niêm yết",
        (Field("posted_on", "Ngày niêm yết tại nhà văn hóa", "date"),),
        once_settled=True,
    ),
    "quyet-toan": FundStep(
        "settlement",
        "settle_fund",
        "Quyết toán sổ",
        "Quyết toán",
        (Field("left_use", "Sử dụng số dư", "area", LEFT_USE, optional=True),),
    ),
    "huy": FundStep(
        "reversal",
        "reverse_entry",
        "Hủy một dòng ghi sai",
        "Hủy dòng này",
        (NUMBER, Field("reason", "Vì sao", "select", choices=WHY)),
        in_book=True,
    ),
    "muc-gop": FundStep(
        "levels",
        "change_fund_level",
        "Đổi mức góp theo quyết định mới của các hộ",
        "Ghi mức mới",
        (
            Field("matter_id", "Quyết định mới", "select"),
            Field("from_on", "Áp dụng từ ngày", "date"),
            *LEVELS,
        ),
    ),
    "sua-muc": FundStep(
        "correction",
        "correct_fund_level",
        "Sửa mức góp ghi nhầm, khi Mặt trận chưa xác nhận",
        "Ghi lại mức",
        (
            Field("matter_id", "Mức theo quyết định", "select"),
            Field("from_on", "Áp dụng từ ngày", "date"),
            *LEVELS,
            Field("opening_dong", "Số dư chuyển vào (đồng)", "number", optional=True),
        ),
    ),
    "mien": FundStep(
        "exemptions",
        "exempt_households",
        "Ghi hộ được miễn",
        "Ghi",
        (
            HOUSEHOLDS,
            Field("kind", "Diện miễn", "select", "Chỉ trưởng khu phố xem được.", choices=EXEMPT),
        ),
        in_book=True,
    ),
    "bo-mien": FundStep(
        "removal",
        "lift_exemption",
        "Bỏ miễn một hộ",
        "Bỏ miễn",
        (Field("household", "Hộ số", "number"),),
        in_book=True,
    ),
    "an-ten": FundStep(
        "donor/removal",
        "hide_donor",
        "Bỏ tên người ủng hộ",
        "Bỏ tên",
        (NUMBER,),
        once_settled=True,
        in_book=True,
    ),
}
