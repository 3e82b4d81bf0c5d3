"""Sample views of the quarterly lists."""

from services.portal.views import Link
from services.portal.views.quarterly import ListedLine, QuarterlyListsView, QuarterlyListView
from tests.portal.samples.frame import HASH, TODAY

TITLE = "Danh mục thông tin đã công khai quý III/2026"
LISTS = QuarterlyListsView(
    [(Link("/06811/danh-muc/2026/3", TITLE), "41 nội dung, lập ngày 01/10/2026")]
)
LIST = QuarterlyListView(
    title=TITLE,
    issued_on=TODAY,
    finding="2 nội dung được công khai trong quý, trong đó 1 nội dung công khai muộn",
    lines=[
        ListedLine(
            2,
            "Quyết định công bố công khai thực hiện dự toán ngân sách quý II năm 2026",
            "731/QĐ-UBND ngày 03/07/2026",
            "06/07/2026 09:12",
            [
                f"Niêm yết tại Nhà văn hóa khu {n} từ 07/07/2026 đến 07/08/2026"
                for n in range(1, 34)
            ],
        ),
        ListedLine(
            8,
            "Hỗ trợ sửa nhà sau bão, đợt 1",
            "81/TB-UBND ngày 10/08/2026",
            "19/08/2026 10:00, muộn 2 ngày làm việc",
            ["Niêm yết tại Trụ sở từ 19/08/2026", "Truyền thanh: 19/08/2026, 20/08/2026"],
        ),
    ],
    downloads=[Link("/api/1.csv", "Bảng tính CSV"), Link("/api/1.json", "JSON")],
    sha256=HASH,
    acts=[Link("/06811/cong-khai/9", "Nơi niêm yết danh mục này")],
)
