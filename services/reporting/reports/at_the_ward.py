"""Part II.1 of the report, democracy at the ward, with the sentences its figures may call for."""

from __future__ import annotations

from services.reporting.reports.sections import Section, Sentence

S = Sentence
AT_THE_WARD: tuple[Section, ...] = (
    Section(
        "II.1.a",
        3,
        "a) Công khai để Nhân dân biết",
        (
            S(
                "Trong kỳ, phường đã công khai {{period.published}} lượt nội dung theo Điều 11 Luật"
                " Thực hiện dân chủ ở cơ sở (luỹ kế từ đầu năm {{year.published}} lượt); đúng hạn"
                " {{period.published_on_time}} lượt, đạt"
                " {{percent:period.published_on_time/period.published}}.",
                "Trong kỳ chưa có nội dung nào được công khai.",
            ),
            S("Công khai trễ hạn {{period.published_late}} lượt."),
            S("Đã niêm yết tại trụ sở {{period.posted_headquarters}} lượt."),
            S("Đã niêm yết tại nhà văn hóa các khu phố {{period.posted_houses}} lượt."),
            S("Có {{period.postings_broken}} lượt niêm yết bị gián đoạn, phải tính lại từ đầu."),
            S(
                "Đã phát trên hệ thống truyền thanh {{period.broadcasts}} lượt với"
                " {{period.broadcast_minutes}} phút."
            ),
            S("Đã thông báo qua Trưởng khu phố hoặc gửi văn bản {{period.notices}} lượt."),
            S(
                "Có {{period.completed}} lượt công khai đã đủ hình thức, đủ nơi và đủ thời gian"
                " theo luật."
            ),
            S("Đã đính chính {{period.corrected}} lượt."),
            S("Đã thu hồi {{period.withdrawn}} lượt."),
            S("Đã lập {{period.quarterly_lists}} danh mục thông tin đã công khai theo quý."),
        ),
    ),
    Section(
        "II.1.b",
        3,
        "b) Nhân dân bàn và quyết định",
        (
            S(
                "Trong kỳ, Nhân dân được đưa {{period.matters_proposed}} nội dung ra bàn, quyết"
                " định; trong đó {{period.initiatives_on_agenda}} nội dung do hộ gia đình đề xuất.",
                "Trong kỳ chưa ghi nhận nội dung nào được đưa ra để Nhân dân bàn, quyết định.",
            ),
            S("Đã thông qua {{period.matters_adopted}} nội dung."),
            S("Có {{period.matters_rejected}} nội dung không được thông qua."),
            S("Có {{period.works_adopted}} công trình do Nhân dân đóng góp được thông qua."),
            S("Các hộ gia đình đã đóng góp {{period.contributed_by_households}} đồng."),
            S("Đã chi {{period.contributions_spent}} đồng từ các sổ đóng góp."),
        ),
    ),
    Section(
        "II.1.c",
        3,
        "c) Nhân dân tham gia ý kiến",
        (
            S(
                "Trong kỳ đã công khai {{period.consultations_opened}} dự thảo để lấy ý kiến Nhân"
                " dân.",
                "Trong kỳ chưa công khai dự thảo nào để lấy ý kiến Nhân dân.",
            ),
            S("Đã nhận {{period.opinions_given}} ý kiến."),
            S(
                "Đã giải trình công khai {{period.consultations_explained}} đợt: tiếp thu"
                " {{period.opinion_groups_accepted}} nhóm ý kiến, tiếp thu một phần"
                " {{period.opinion_groups_partly}} nhóm, không tiếp thu"
                " {{period.opinion_groups_rejected}} nhóm."
            ),
            S("Mặt trận Tổ quốc đã gửi {{period.critiques_issued}} văn bản phản biện xã hội."),
        ),
    ),
    Section(
        "II.1.d",
        3,
        "d) Nhân dân kiểm tra, giám sát",
        (
            S(
                "Trong kỳ, Ban Thanh tra nhân dân đã gửi kết quả {{period.people_supervisions}}"
                " cuộc kiểm tra, giám sát.",
                "Trong kỳ chưa ghi nhận cuộc kiểm tra, giám sát nào của Ban Thanh tra nhân dân.",
            ),
            S(
                "Ban Giám sát đầu tư của cộng đồng đã gửi kết quả"
                " {{period.investment_supervisions}} cuộc giám sát."
            ),
            S("Mặt trận Tổ quốc đã gửi kết luận {{period.front_supervisions}} cuộc giám sát."),
        ),
    ),
    Section(
        "II.1.đ",
        3,
        "đ) Tiếp công dân, đối thoại, giải quyết đơn thư",
        (
            S("Lịch tiếp công dân của năm có {{year.reception_days}} ngày."),
            S(
                "Trong kỳ đã tổ chức {{period.sessions_held}} buổi tiếp công dân định kỳ và đột"
                " xuất, trong đó Chủ tịch trực tiếp tiếp {{period.sessions_by_chair}} buổi.",
                "Trong kỳ chưa ghi nhận buổi tiếp công dân nào.",
            ),
            S("Đã tiếp {{period.visits}} lượt với {{period.people_received}} người."),
            S(
                "Đã tổ chức {{period.dialogue_conferences}} hội nghị đối thoại với"
                " {{period.dialogue_residents}} lượt người dân dự và {{period.commitments_made}}"
                " cam kết."
            ),
            S(
                "Đã tiếp nhận {{period.petitions_received}} đơn; giải quyết"
                " {{period.petitions_settled}} đơn.",
                "Trong kỳ chưa ghi nhận đơn nào được tiếp nhận.",
            ),
            S("Có {{period.petitions_settled_late}} đơn đã giải quyết nhưng có thời hạn bị trễ."),
            S(
                "Đã tiếp nhận {{period.feedback_received}} phản ánh hiện trường; trả lời"
                " {{period.feedback_answered}} phản ánh, đúng hạn"
                " {{period.feedback_answered_on_time}}."
            ),
        ),
    ),
    Section(
        "II.1.e",
        3,
        "e) Họp cộng đồng dân cư, hương ước, quy ước",
        (
            S(
                "Trong kỳ, các khu phố đã họp {{period.neighbourhood_meetings}} cuộc, ở"
                " {{period.neighbourhoods_met}} khu phố.",
                "Trong kỳ chưa ghi nhận cuộc họp nào của cộng đồng dân cư.",
            ),
            S("Đã công nhận {{period.conventions_recognised}} hương ước, quy ước."),
        ),
    ),
)
