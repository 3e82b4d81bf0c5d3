"""The story of an account in sentences: its lines by number. No household and no donor is in it."""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "open_fund": "Mở sổ thu, chi.",
    "exempt_households": "Ghi số hộ được miễn theo quyết định của các hộ.",
    "change_fund_level": "Ghi mức góp mới từ ngày {from_on}.",
    "correct_fund_level": "Ghi lại mức góp cho đúng.",
    "confirm_fund_level": "Mặt trận đối chiếu và xác nhận mức góp.",
    "record_spending": "Ghi khoản chi ở dòng {number}.",
    "confirm_spending": "Mặt trận xem chứng từ, xác nhận khoản chi ở dòng {number}.",
    "reverse_entry": "Sửa sổ: dòng {number} hủy dòng {reverses}.",
    "post_account": "Niêm yết bảng kê ngày {posted_on}.",
    "flag_unposted": "Quá hạn niêm yết bảng kê ({due_on}).",
    "settle_fund": "Quyết toán sổ.",
}
