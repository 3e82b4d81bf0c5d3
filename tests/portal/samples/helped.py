"""The topics of help, and one of them."""

from services.portal.views import Link
from services.portal.views.glance import Door
from services.portal.views.help import HelpTopicView, HelpView, RightLine

TOPICS = HelpView(
    [Door("/06811/huong-dan/hoi-thong-tin", "Hỏi phường một thông tin", "Chưa công khai, đã gỡ")]
)
ONE = HelpTopicView(
    title="Hỏi phường một thông tin",
    intro="Bạn có quyền yêu cầu phường đưa cho bạn.",
    steps=["Tìm trước đã.", "Bấm “Yêu cầu thông tin”."],
    careful=["Giữ mã và khóa."],
    rights=[RightLine("Yêu cầu nội dung chưa công khai", "Điều 14 khoản 2 Luật 10/2022/QH15")],
    doors=[Link("/06811/yeu-cau-thong-tin", "Yêu cầu thông tin")],
    back=Link("/06811/huong-dan", "Hướng dẫn"),
    others=[Link("/06811/huong-dan/khieu-nai", "Khiếu nại một quyết định")],
)
