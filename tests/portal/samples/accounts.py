"""Sample views of accounts."""

from datetime import datetime

from libs.kernel import clock
from services.portal.account_words import COMMITTEE, FRONT, WHOSE, WHY, helped_words, roles_of
from services.portal.pages.account_lists import HEAD
from services.portal.views import Choice, FormView, ImportRow, Link
from services.portal.views.accounts import (
    AccountLine,
    AccountListView,
    AccountsView,
    AccountView,
    Given,
)

HERE = "/06811/viec/tai-khoan"
BOARD = AccountLine("Trưởng ban mẫu", ["Trưởng ban", "Ban Thanh tra nhân dân"])
UNITS = [Choice("", "Không thuộc đơn vị nào"), Choice("1", "Phòng Văn hóa - Xã hội")]
HELP = {"action": "let_chair_in", "document": "12/UBND-VP ngày 19/11/2026"}
OF_CHAIR = AccountsView(
    [AccountLine("Công chức mẫu", ["Chuyên viên", "Phòng Văn hóa - Xã hội"], f"{HERE}/1")],
    [BOARD],
    WHOSE[FRONT],
    WHY,
    FormView(HERE, {"username": "moi"}, {"roles": "Cần ít nhất 1 mục."}),
    UNITS,
    roles_of(COMMITTEE, {}),
    helped=[(datetime(2026, 11, 20, 9, 5, tzinfo=clock.VIETNAM), helped_words(HELP))],
)
OF_FRONT = AccountsView(
    [BOARD],
    [],
    "",
    "",
    FormView(HERE),
    [Choice("2", "Ban Thanh tra nhân dân")],
    roles_of(FRONT, {"role-people_board": "1"}),
    ("ttnd", "mat-khau-mau"),
)
ONE = AccountView(
    "Công chức mẫu",
    [("Tên đăng nhập", "vhxh"), ("Từ ngày", "02/03/2026")],
    FormView(f"{HERE}/1/nhiem-vu", {"position": "Chuyên viên", "unit_id": "1"}),
    UNITS,
    roles_of(COMMITTEE, {"role-culture": "1"}),
    FormView(f"{HERE}/1/mat-khau"),
    FormView(f"{HERE}/1/thu-hoi"),
    ("vhxh", "mat-khau-mau"),
)
LIST = AccountListView(
    Link(HERE, "Tài khoản"),
    HEAD,
    f"{HERE}/nhap/mau",
    FormView(f"{HERE}/nhap"),
    [
        ImportRow(2, ["Cán bộ mẫu", "mau", "Chuyên viên", "", "Văn phòng", ""], []),
        ImportRow(3, ["Cán bộ mẫu", "m", "", "", "Bếp", ""], ["Không có vai trò “Bếp”."]),
    ],
    begun=True,
)
LIST_GIVEN = AccountListView(
    Link(HERE, "Tài khoản"),
    HEAD,
    f"{HERE}/nhap/mau",
    FormView(f"{HERE}/nhap"),
    given=[Given("Cán bộ mẫu", "mau", "mat-khau-mau")],
)
