"""The menus: what people come for, and the pages of each; at the desk for whoever may use them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from services.portal.views import MenuGroup, MenuLink, WardView

# Whoever may do one of these owes something, and has an inbox; to read what others owe is no work.
OWING = ("finish_task", "see_inspections", "see_cases", "see_supervisions", "see_models")
# Whoever may do one of these finds a list to take along, as services/portal/exports.py has them.
TAKING_ALONG = (
    *("see_cases", "see_obligations", "see_tasks", "see_inspections", "see_matters"),
    *("see_households", "see_funds", "see_models"),
)
# Group, then one line for each page: the actions of which it needs one, its address, its words.
# A group of one page is that page's link; one with nothing for somebody is not there for them.
MENU: tuple[tuple[str, tuple[tuple[str | Sequence[str], str, str], ...]], ...] = (
    ("Việc của tôi", ((OWING, "/viec", "Việc của tôi"),)),
    ("Lãnh đạo", (("see_late_work", "/viec/lanh-dao", "Trang lãnh đạo"),)),
    (
        "Kế hoạch",
        (
            ("see_drafts", "/viec/ke-hoach", "Kế hoạch năm"),
            ("see_tasks", "/viec/ke-hoach-don-vi", "Kế hoạch của các đơn vị"),
            ("see_late_work", "/viec/don-doc", "Đôn đốc"),
            ("see_drafts", "/viec/ban-chi-dao", "Ban Chỉ đạo"),
            ("see_meetings", "/viec/mat-tran", "Phối hợp với Mặt trận"),
            ("see_conferences", "/viec/hoi-nghi", "Hội nghị công chức, viên chức"),
        ),
    ),
    (
        "Công khai",
        (
            ("see_obligations", "/viec/cong-khai", "Văn bản công khai"),
            ("see_obligations", "/viec/theo-doi", "Bảng theo dõi"),
            ("draft_disclosure_plan", "/viec/ke-hoach-cong-khai", "Kế hoạch công khai"),
            ("propose_item", "/viec/danh-muc", "Danh mục riêng của phường"),
            ("see_spot_checks", "/viec/kiem-tra", "Kiểm tra niêm yết"),
            ("see_information_requests", "/viec/yeu-cau-thong-tin", "Yêu cầu thông tin"),
            ("see_internal_papers", "/viec/noi-bo", "Công khai nội bộ"),
        ),
    ),
    (
        "Tiếp dân, đơn thư",
        (
            ("see_reception_desk", "/viec/tiep-cong-dan", "Buổi tiếp công dân"),
            ("see_cases", "/viec/don-thu", "Đơn thư"),
            ("see_looks", "/viec/nhat-ky-xem-don", "Xem đơn niêm phong"),
            ("see_feedback", "/viec/phan-anh", "Phản ánh hiện trường"),
            ("see_hot_spots", "/viec/diem-nong", "Điểm nóng"),
            ("see_dialogues", "/viec/doi-thoai", "Đối thoại"),
        ),
    ),
    (
        "Dân bàn, dân biểu quyết",
        (
            ("see_households", "/viec/ho", "Hộ gia đình"),
            ("see_matters", "/viec/nhan-dan-ban", "Nhân dân bàn, quyết định"),
            ("see_matters", "/viec/bau-cu", "Bầu, cho thôi Trưởng khu phố"),
            ("see_matters", "/viec/ban-cua-dan", "Ban Thanh tra nhân dân, giám sát đầu tư"),
            ("give_consent", "/viec/de-xuat", "Hộ gia đình đề xuất"),
            ("see_funds", "/viec/dong-gop", "Nhân dân đóng góp"),
            ("see_community_conferences", "/viec/hoi-nghi-dan-cu", "Hội nghị dân cư"),
            ("see_conventions", "/viec/huong-uoc", "Hương ước, quy ước"),
            ("see_consultations", "/viec/lay-y-kien", "Lấy ý kiến Nhân dân"),
            ("see_critiques", "/viec/phan-bien", "Phản biện xã hội"),
            ("see_council_reports", "/viec/hoi-dong-nhan-dan", "Báo cáo Hội đồng nhân dân"),
            ("see_surveys", "/viec/khao-sat", "Khảo sát hài lòng"),
            ("sort_comment", "/viec/khao-sat/y-kien-can-xem", "Ý kiến khảo sát có thể là đơn"),
            ("see_turnout", "/viec/bieu-quyet", "Biểu quyết bằng phiếu kín"),
        ),
    ),
    (
        "Thi đua, khen thưởng",
        (
            ("see_models", "/viec/mo-hinh", "Mô hình"),
            ("see_commendations", "/viec/khen-thuong", "Khen thưởng"),
            ("see_disciplines", "/viec/ky-luat", "Thời hạn kỷ luật"),
            ("seat_member", "/viec/hoi-dong-thi-dua", "Hội đồng Thi đua - Khen thưởng"),
        ),
    ),
    (
        "Kiểm tra, giám sát",
        (
            ("see_inspections", "/viec/cuoc-kiem-tra", "Cuộc kiểm tra"),
            ("see_inspections", "/viec/chuong-trinh-kiem-tra", "Chương trình kiểm tra"),
            ("see_inspections", "/viec/kien-nghi", "Kiến nghị sau kiểm tra"),
            ("see_risks", "/viec/noi-nen-kiem-tra", "Nơi nên kiểm tra trước"),
            ("report_remedy", "/viec/kien-nghi-cua-don-vi", "Kiến nghị đơn vị phải thực hiện"),
            ("see_supervisions", "/viec/giam-sat", "Giám sát của Nhân dân, Mặt trận"),
        ),
    ),
    (
        "Tuyên truyền",
        (
            ("see_outreach", "/viec/tuyen-truyen", "Đợt tuyên truyền"),
            ("see_outreach", "/viec/loa", "Lịch phát thanh"),
            ("see_outreach", "/viec/tap-huan", "Lớp tập huấn"),
        ),
    ),
    (
        "Báo cáo",
        (
            ("see_report_drafts", "/viec/bao-cao", "Báo cáo"),
            ("upload_template", "/viec/bao-cao/mau", "Mẫu Word của báo cáo"),
            ("see_parts", "/viec/phan-bao-cao", "Phần báo cáo của các đơn vị"),
            (TAKING_ALONG, "/viec/danh-sach", "Tải danh sách (XLSX, CSV)"),
        ),
    ),
    (
        "Tổng hợp của tỉnh",
        (
            ("see_roll_up", "/tinh", "Các phường, xã"),
            ("see_roll_up", "/tinh/xu-huong", "Xu hướng"),
        ),
    ),
    (
        "Quản trị",
        (
            ("found_ward", "/viec/phuong-xa", "Phường, xã"),
            ("see_guide", "/viec/bat-dau", "Những bước đầu"),
            ("set_contact", "/viec/lien-he", "Địa chỉ, điện thoại"),
            ("open_unit", "/viec/don-vi", "Đơn vị"),
            ("see_officials", "/viec/tai-khoan", "Tài khoản"),
            ("see_operations", "/viec/van-hanh", "Vận hành"),
        ),
    ),
)


# What anybody may read or do: group, then its pages.
PUBLIC: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("Bảng công khai", (("", "Bảng công khai"),)),
    (
        "Dân biết",
        (
            ("/ke-hoach", "Kế hoạch năm"),
            ("/ke-hoach-cong-khai", "Kế hoạch công khai"),
            ("/danh-muc", "Danh mục quý"),
            ("/bao-cao", "Báo cáo"),
            ("/tuyen-truyen", "Tuyên truyền"),
            ("/mo-hinh", "Mô hình, gương tiêu biểu"),
            ("/hom-nay", "Hôm nay"),
            ("/du-lieu-mo", "Dữ liệu mở"),
            ("/theo-doi-tin", "Theo dõi tin"),
        ),
    ),
    (
        "Dân bàn, dân làm",
        (
            ("/nhan-dan-ban", "Dân bàn, dân quyết định"),
            ("/lay-y-kien", "Lấy ý kiến"),
            ("/phan-bien", "Phản biện xã hội"),
            ("/bieu-quyet", "Bỏ phiếu kín"),
            ("/hoi-nghi-dan-cu", "Hội nghị dân cư"),
            ("/bau-cu", "Bầu Trưởng {neighbourhood}"),
            ("/huong-uoc", "Hương ước, quy ước"),
            ("/dong-gop", "Nhân dân đóng góp"),
        ),
    ),
    (
        "Dân kiểm tra, giám sát",
        (
            ("/ban-cua-dan", "Ban Thanh tra nhân dân, giám sát đầu tư"),
            ("/giam-sat", "Dân giám sát"),
            ("/ket-luan-kiem-tra", "Kết luận kiểm tra"),
            ("/khao-sat", "Khảo sát hài lòng"),
            ("/so-cong-khai", "Sổ công khai"),
        ),
    ),
    (
        "Gặp, hỏi, gửi",
        (
            ("/tiep-cong-dan", "Tiếp công dân"),
            ("/don-thu", "Gửi, tra cứu đơn"),
            ("/phan-anh", "Phản ánh hiện trường"),
            ("/yeu-cau-thong-tin", "Yêu cầu thông tin"),
            ("/huong-dan", "Hướng dẫn"),
        ),
    ),
)
OF_PROVINCE: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("Tổng hợp", (("/tinh", "Tổng hợp các phường, xã"),)),
    ("Dữ liệu mở", (("/tinh/du-lieu-mo", "Dữ liệu mở"),)),
)


def menu(
    may: Callable[[str], bool], home: str, here: str, only: Sequence[str] = ()
) -> list[MenuGroup]:
    """The groups for one person; `here` is the page, `only` the actions that make sense there."""
    found = [
        (group, path, words)
        for group, entries in MENU
        for needed, path, words in entries
        if any(may(action) and (not only or action in only) for action in actions_of(needed))
    ]
    return _groups(found, home, here)


def actions_of(needed: str | Sequence[str]) -> Sequence[str]:
    """The actions of which a page needs one."""
    return (needed,) if isinstance(needed, str) else needed


def public_menu(ward: WardView, here: str) -> list[MenuGroup]:
    """The groups for everybody; `here` is the page."""
    found = [
        (group, path, words.format(neighbourhood=ward.neighbourhood))
        for group, entries in (OF_PROVINCE if ward.of_province else PUBLIC)
        for path, words in entries
    ]
    return _groups(found, ward.home, here)


def _groups(found: Sequence[tuple[str, str, str]], home: str, here: str) -> list[MenuGroup]:
    # A page without an entry belongs to the entry that it lies below, the nearest one.
    above = [path for _, path, _ in found if path and f"{here}/".startswith(f"{home}{path}/")]
    nearest = max(above, key=len, default=None)
    groups: dict[str, list[MenuLink]] = {}
    for group, path, words in found:
        mark = "page" if here == home + path else "true" if path == nearest else ""
        groups.setdefault(group, []).append(MenuLink(home + path, words, mark))
    return [MenuGroup(title, links) for title, links in groups.items()]
