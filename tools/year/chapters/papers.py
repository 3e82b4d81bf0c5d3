"""What a ward signs in a year that the people must know: by item of article 11, with its unit.

What it comes to owe by its own doing, such as the result of a check, is in `owing.py`.
"""

from __future__ import annotations

# (item of the catalogue, title, short name of the unit that owes it)
PAPERS = (
    ("1a", "Kế hoạch phát triển kinh tế - xã hội năm", "VP"),
    ("1c", "Kết quả kinh tế - xã hội 6 tháng", "VP"),
    ("2b", "Dự toán ngân sách được HĐND quyết định", "KTHTĐT"),
    ("2c", "Tình hình thực hiện ngân sách quý", "KTHTĐT"),
    ("2c", "Tình hình thực hiện ngân sách 6 tháng", "KTHTĐT"),
    ("2d", "Quyết toán ngân sách năm trước", "KTHTĐT"),
    ("3a", "Danh mục dự án, công trình và tiến độ", "KTHTĐT"),
    ("3c", "Kế hoạch sử dụng quỹ đất của phường", "KTHTĐT"),
    ("3e", "Quy hoạch chi tiết khu dân cư", "KTHTĐT"),
    ("4a", "Quy chế thực hiện dân chủ", "VP"),
    ("4b", "Nhiệm vụ, quyền hạn của cán bộ, công chức", "VP"),
    ("4c", "Quy tắc ứng xử", "VP"),
    ("5a", "Quản lý, sử dụng các quỹ quý", "KTHTĐT"),
    ("6a", "Mua sắm, thanh lý tài sản công", "KTHTĐT"),
    ("7a", "Chính sách hỗ trợ hộ nghèo, cận nghèo", "VHXH"),
    ("7b", "Tiêu chí, điều kiện được hỗ trợ nhà ở", "VHXH"),
    ("7e", "Kết quả bình xét đối tượng hỗ trợ", "VHXH"),
    ("8a", "Mức và thủ tục hỗ trợ khi có thiên tai", "VHXH"),
    ("9a", "Tiêu chuẩn tuyển chọn công dân nhập ngũ", "VP"),
    ("9c", "Danh sách công dân được gọi nhập ngũ", "VP"),
    ("12a", "Đối tượng, mức thu phí, lệ phí", "KTHTĐT"),
    ("13a", "Thủ tục hành chính của phường", "VP"),
    ("13b", "Quy trình giải quyết công việc", "VP"),
    ("14d", "Tuyến phố văn minh, trật tự đô thị", "KTHTĐT"),
)
