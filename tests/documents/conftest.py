"""A six-month report of an invented ward, with everything a report can hold."""

from datetime import date
from pathlib import Path

import pytest

from libs.documents.blocks import (
    Annex,
    Bar,
    Block,
    Bullet,
    Chart,
    Column,
    Document,
    Evidence,
    Figure,
    HeaderCell,
    Heading,
    Paragraph,
    Signature,
    Table,
    Text,
)
from libs.documents.fonts import document_fonts

TYPST_CODE = (
    '#eval("1+1") $x^2$ *đậm* _nghiêng_ #read("/etc/hostname") @nhan <nhan> `mã` \\ // /* ['
)

ITEMS = (
    ("Kế hoạch phát triển kinh tế - xã hội; phương án chuyển dịch cơ cấu kinh tế", 4, 4),
    ("Dự án, công trình đầu tư trên địa bàn và tiến độ thực hiện", 11, 9),
    ("Nhiệm vụ, quyền hạn của cán bộ, công chức trực tiếp giải quyết công việc", 2, 2),
    ("Việc quản lý, sử dụng các loại quỹ; các khoản huy động Nhân dân đóng góp", 6, 6),
    ("Đề án thành lập, nhập, chia đơn vị hành chính; đặt tên khu phố", 1, 1),
    ("Kết quả thanh tra, kiểm tra, giải quyết các vụ việc tiêu cực, tham nhũng", 3, 3),
    ("Đối tượng, mức thu các loại phí, lệ phí và nghĩa vụ tài chính khác", 5, 5),
    ("Các nội dung khác theo quy định của pháp luật", 1_238, 1_238),
)


MEETINGS = Chart(
    "Hai khu phố chưa họp đủ số lần theo quy định",
    (
        Bar("Khu phố Suối Mơ", 4, "4 cuộc"),
        Bar("Khu phố Đồi Chè", 3, "3 cuộc"),
        Bar("Khu phố Bến Đò", 1, "1 cuộc"),
        Bar("Khu phố Cầu Gỗ", 0, "0 cuộc"),
    ),
    "Số cuộc họp: Suối Mơ 4, Đồi Chè 3, Bến Đò 1, Cầu Gỗ 0.",
)


@pytest.fixture(scope="session", autouse=True)
def _fonts_are_set_up() -> None:
    """Without the fonts every test here would fail with the same unclear error."""
    assert Path(str(document_fonts().fonts()[0].path)).exists()


def leadership() -> tuple[Block, ...]:
    """Part I of the report."""
    return (
        Heading(1, "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT"),
        Paragraph(
            "Ngay từ đầu năm, Ủy ban nhân dân phường đã ban hành Kế hoạch triển khai thực hiện dân"
            " chủ ở cơ sở, kiện toàn Ban Chỉ đạo và phân công nhiệm vụ cụ thể cho từng thành viên;"
            " chỉ đạo các khu phố, cơ quan, đơn vị xây dựng kế hoạch phù hợp với điều kiện thực tế."
        ),
        Paragraph(
            (
                Text("Trong kỳ, phường đã tổ chức "),
                Figure("training", "06 lớp", bold=True, value=6),
                Text(" tập huấn với "),
                Figure("trained", "1.214 lượt người", value=1_214),
                Text(" tham gia; hệ thống loa truyền thanh phát "),
                Figure("loudspeaker", "312 giờ", value=312),
                Text(" về Luật Thực hiện dân chủ ở cơ sở. Nội dung được "),
                Text("nhân dân đồng tình", italic=True),
                Text(" và thực hiện nghiêm túc."),
            )
        ),
        Bullet(
            "Cấp ủy, chính quyền xác định đây là nhiệm vụ thường xuyên, gắn với công tác dân vận;"
        ),
        Bullet(
            "Ban Chỉ đạo họp định kỳ hằng quý, có kết luận và theo dõi việc thực hiện kết luận."
        ),
    )


def results() -> tuple[Block, ...]:
    """Part II of the report, with a chart and a table."""
    return (
        Heading(1, "II. KẾT QUẢ THỰC HIỆN"),
        Heading(2, "1. Thực hiện dân chủ ở phường"),
        Heading(3, "a) Những nội dung công khai"),
        Paragraph(
            (
                Text("Đã công khai "),
                Figure("disclosed", "1.268/1.270 nội dung (99,8%)", value=1_268),
                Text(
                    " tại trụ sở, nhà văn hóa khu phố và trang thông tin điện tử. Hai nội dung về"
                ),
                Text(" tiến độ công trình niêm yết chậm đã được nhắc nhở, khắc phục."),
            )
        ),
        MEETINGS,
        Heading(3, "b) Tiếp công dân, giải quyết đơn thư"),
        Paragraph(
            "Chủ tịch Ủy ban nhân dân phường tiếp công dân định kỳ vào ngày 01 và ngày 15 hằng"
            " tháng; tiếp nhận 48 đơn, đã giải quyết 44 đơn, 04 đơn đang trong thời hạn. Không có"
            " khiếu nại đông người, vượt cấp; không phát sinh điểm nóng trên địa bàn."
        ),
        Paragraph(f"Người dân ghi trong phiếu góp ý: “{TYPST_CODE}”."),
        Table(
            (Column(1, "center"), Column(6), Column(2, "right"), Column(2, "right")),
            (("TT", "Lĩnh vực", "Tiếp nhận", "Giải quyết"),),
            ((1, "Đất đai, môi trường", 31, 28), (2, "Chế độ, chính sách", 17, 16)),
            (None, "Tổng cộng", 48, 44),
            "Kết quả giải quyết đơn thư 6 tháng đầu năm",
        ),
        Heading(2, "2. Thực hiện dân chủ trong cơ quan, đơn vị, trường học"),
        *(Paragraph(text) for text in SCHOOLS),
    )


SCHOOLS = (
    "100% cơ quan, đơn vị, trường học trên địa bàn tổ chức hội nghị cán bộ, công chức, viên chức"
    " và người lao động; sửa đổi, bổ sung quy chế dân chủ, quy chế chi tiêu nội bộ; công khai tài"
    " chính, công tác cán bộ, khen thưởng, kỷ luật đúng quy định.",
    "Người đứng đầu các đơn vị đối thoại với viên chức, người lao động ít nhất một lần trong kỳ;"
    " các ý kiến, kiến nghị được tiếp thu, giải trình và thông báo kết quả bằng văn bản.",
)

ASSESSMENT: tuple[Block, ...] = (
    Heading(1, "III. ĐÁNH GIÁ CHUNG"),
    Paragraph(
        "Việc thực hiện dân chủ ở cơ sở có chuyển biến tích cực, góp phần tạo sự đồng thuận trong"
        " Nhân dân. Tuy nhiên, một số khu phố còn lúng túng trong việc lập biên bản họp; việc cập"
        " nhật thông tin lên trang thông tin điện tử có lúc chưa kịp thời."
    ),
    Heading(1, "IV. NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
    Bullet(
        "Tiếp tục quán triệt, tuyên truyền Luật Thực hiện dân chủ ở cơ sở đến từng hộ gia đình;"
    ),
    Bullet("Tổ chức đủ các cuộc họp của cộng đồng dân cư theo Điều 18 của Luật."),
    Paragraph("Trên đây là Báo cáo kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026."),
)


@pytest.fixture(scope="session")
def typst_code() -> str:
    """Text a citizen may well write and that a typesetting language would run."""
    return TYPST_CODE


@pytest.fixture(scope="session")
def annex_table() -> Table:
    """Annex I: what was disclosed, with a head of two rows and a total."""
    rows = tuple(
        (
            place,
            text,
            due,
            Figure(f"item-{place}", f"{done:,}".replace(",", "."), value=done),
            date(2026, 2, 5),
        )
        for place, (text, due, done) in enumerate(ITEMS * 3, 1)
    )
    return Table(
        (
            Column(1, "center"),
            Column(9),
            Column(2, "right"),
            Column(2, "right"),
            Column(2.4, "center"),
        ),
        (
            (
                HeaderCell("TT", rows=2),
                HeaderCell("Nội dung", rows=2),
                HeaderCell("Kết quả", columns=2),
                HeaderCell("Ngày niêm yết", rows=2),
            ),
            ("Phải công khai", "Đã công khai"),
        ),
        rows,
        (None, "Tổng cộng", 3_810, 3_804, None),
        "Kết quả công khai theo Điều 11 Luật Thực hiện dân chủ ở cơ sở",
    )


@pytest.fixture(scope="session")
def report(annex_table: Table) -> Document:
    """The whole report, numbered and dated."""
    return Document(
        issuer="Ủy ban nhân dân phường Hoa Ban",
        symbol="BC-UBND",
        number="36",
        place="Hoa Ban",
        issued_on=date(2026, 2, 5),
        kind="Báo cáo",
        subject="Kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026 tại phường Hoa Ban",
        blocks=(*leadership(), *results(), *ASSESSMENT),
        recipients=(
            "Sở Nội vụ tỉnh (b/c)",
            "TT. Đảng ủy, HĐND phường (b/c)",
            "Ủy ban MTTQ và các đoàn thể phường (p/h)",
            "Các khu phố trên địa bàn phường",
        ),
        archive="Lưu: VT, VHXH",
        signature=Signature(
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Người Ký Mẫu"
        ),
        annexes=(Annex("Phụ lục I", "Kết quả công khai thông tin", (annex_table,)),),
        evidence=(
            Evidence("training", "Sổ theo dõi tập huấn, 06 biên bản từ ngày 12/01/2026."),
            Evidence("trained", "Danh sách ký nhận của 06 lớp tập huấn."),
            Evidence("disclosed", "Danh mục nội dung công khai, cập nhật đến ngày 04/02/2026."),
        ),
    )
