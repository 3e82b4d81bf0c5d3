"""What can be begun about heads of neighbourhoods: an election, a term, its end, its account."""

from __future__ import annotations

from services.portal.election_steps import NUMBER, Step, these
from services.portal.election_words import CAUSES
from services.portal.views import Choice
from services.portal.views.matters import Field

OF_BOARDS = ("new_board", "member_left")
HEAD_CAUSES = [Choice(*each) for each in CAUSES.items() if each[0] not in OF_BOARDS]
UNIT = Field("unit_id", "Khu phố", "select")
LEFT = [Choice("resigned", "xin thôi"), Choice("died", "đã mất")]
# These are about a term, not about a neighbourhood.
OF_TERMS = ("thoi-giu", "tai-khoan", "nhiem-ky")
BEGINNINGS = {
    "quyet-dinh": Step(
        "elections",
        "decide_election",
        "Quyết định tổ chức bầu Trưởng khu phố",
        "Ghi quyết định",
        (
            UNIT,
            Field("cause", "Vì sao bầu", "select", choices=HEAD_CAUSES),
            Field("on", "Ngày bầu cử", "date", "Sau ngày quyết định ít nhất 20 ngày."),
            NUMBER,
            Field("decided_on", "Ngày quyết định", "date"),
        ),
        lambda told: True,
        these("cause", "on", "number", "decided_on"),
    ),
    "lam-thoi": Step(
        "provisional-head",
        "name_provisional_head",
        "Chỉ định Trưởng khu phố lâm thời",
        "Ghi quyết định",
        (
            UNIT,
            NUMBER,
            Field("since", "Từ ngày", "date"),
            Field(
                "until", "Đến ngày", "date", "Không quá 6 tháng, tính từ người lâm thời đầu tiên."
            ),
        ),
        lambda told: told["kind"] != "elected",
        these("number", "since", "until"),
    ),
    "co-san": Step(
        "entered-head",
        "enter_head",
        "Ghi nhiệm kỳ đã bắt đầu từ trước",
        "Ghi nhiệm kỳ",
        (
            UNIT,
            Field("number", "Số quyết định công nhận"),
            Field("since", "Từ ngày", "date"),
            Field("until", "Hết nhiệm kỳ", "date", optional=True),
        ),
        lambda told: told["id"] is None,
        lambda typed: {**these("number", "since")(typed), "until": typed.get("until") or None},
    ),
    "thoi-giu": Step(
        "leaving",
        "note_head_left",
        "Ghi Trưởng khu phố xin thôi hoặc đã mất",
        "Ghi",
        (
            UNIT,
            Field("ended_as", "Vì sao", "select", choices=LEFT),
            Field("on", "Từ ngày", "date"),
        ),
        lambda told: told["id"] is not None,
        these("ended_as", "on"),
    ),
    "tai-khoan": Step(
        "account",
        "confirm_head_account",
        "Xác nhận tài khoản Trưởng khu phố đã đúng người",
        "Xác nhận",
        (UNIT,),
        lambda told: told["id"] is not None and not told["seated"],
        these(),
    ),
    "nhiem-ky": Step(
        "term",
        "shift_head_term",
        "Kéo dài, rút ngắn nhiệm kỳ",
        "Ghi quyết định",
        (
            UNIT,
            NUMBER,
            Field("until", "Nhiệm kỳ đến ngày", "date", "Sớm hoặc muộn hơn tối đa 6 tháng."),
        ),
        lambda told: told["kind"] == "elected" and told["until"] is not None,
        these("number", "until"),
    ),
}
