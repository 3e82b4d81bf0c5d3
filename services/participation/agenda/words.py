"""The story of a matter in sentences. No person, no household and no single vote is in it."""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "raise_matter": "Nêu nội dung để Nhân dân bàn, quyết định.",
    "agree_matter": "Thống nhất đưa ra bàn ngày {on}.",
    "decline_matter": "Từ chối đưa ra bàn ngày {on}.",
    "withdraw_matter": "Rút nội dung ngày {on}.",
    "lapse_matter": "Thôi bàn vì khu dân cư đã sáp nhập, giải thể.",
    "prepare_matter": "Chọn hình thức lấy ý kiến quyết định.",
    "reconsider_matter": "Chọn lại hình thức lấy ý kiến quyết định.",
    "ask_form": "Xin Mặt trận thống nhất về hình thức.",
    "agree_form": "Mặt trận thống nhất về hình thức ngày {on}.",
    "decline_form": "Mặt trận không thống nhất về hình thức.",
    "appoint_convener": "Cử người triệu tập, chủ trì cuộc họp.",
    "release_convener": "Thôi cử người triệu tập, chủ trì cuộc họp.",
    "open_matter": "Mở lấy ý kiến quyết định ngày {on}.",
    "lack_matter": "Cuộc họp ngày {on} không đủ đại diện hộ gia đình.",
    "total_matter": "Tổng hợp kết quả của toàn phường.",
    "adopt_matter": "Được thông qua ngày {on}.",
    "reject_matter": "Không được thông qua, ngày {on}.",
    "send_matter": "Gửi quyết định ngày {on}.",
    "send_total_paper": "Gửi bản tổng hợp của toàn phường ngày {sent_on}.",
    "flag_breach": "Qua hạn {due_on} mà bước phải làm theo luật chưa xong.",
    "put_in_force_matter": "Ấn định ngày có hiệu lực.",
    "recognise_matter": "Được công nhận ngày {on}.",
    "refuse_matter": "Không được công nhận, ngày {on}.",
    "replace_matter": "Được sửa đổi, thay thế từ ngày {on}.",
    "abolish_matter": "Bị bãi bỏ ngày {on}.",
}
# What is told of meetings, ballots and counts where one neighbourhood decides.
GATHERINGS: Sentences = {
    "convene_meeting": "Định họp các hộ vào ngày {on}.",
    "announce_meeting": "Thông báo cuộc họp đến các hộ ngày {noticed_on}.",
    "cancel_meeting_of_residents": "Hủy cuộc họp đã định.",
    "count_meeting": "Đếm và ghi kết quả biểu quyết tại cuộc họp.",
    "plan_handout": "Định phát phiếu từ ngày {starts_on} đến hết ngày {until}.",
    "announce_handout": "Thông báo việc phát phiếu đến các hộ ngày {informed_on}.",
    "cancel_handout": "Hủy đợt phát phiếu đã định.",
    "lengthen_handout": "Kéo dài việc thu phiếu đến hết ngày {until}.",
    "count_handout": "Kiểm phiếu đã thu về.",
    "plan_web_vote": "Định biểu quyết trực tuyến.",
    "report_web_vote": "Báo cáo việc biểu quyết trực tuyến ngày {reported_on}.",
    "cancel_web_vote": "Hủy đợt biểu quyết trực tuyến đã định.",
    "count_web_vote": "Kiểm phiếu biểu quyết trực tuyến.",
    "correct_count": "Sửa số phiếu đã ghi sai; số cũ vẫn được giữ.",
}
