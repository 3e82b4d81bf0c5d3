"""The customary structure of the report, with the sentences that its figures may call for."""

from __future__ import annotations

from services.reporting.reports.at_the_ward import AT_THE_WARD
from services.reporting.reports.sections import Section, Sentence

NOT_FED = "Kỳ này phần mềm chưa có số liệu về nội dung này."
NOT_WRITTEN = "Kỳ này chưa có nội dung."
S = Sentence
SKELETON: tuple[Section, ...] = (
    Section(
        "I",
        1,
        "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT",
        (
            S(
                "Từ đầu năm, Ủy ban nhân dân phường đã phê duyệt {{year.plans_approved}} kế hoạch"
                " thực hiện dân chủ ở cơ sở."
            ),
            S("Đã giao {{year.tasks_assigned}} nhiệm vụ cụ thể cho các phòng, đơn vị, khu phố."),
            S(
                "Ban Chỉ đạo được kiện toàn {{year.committees}} lần từ đầu năm, hiện có"
                " {{year.committee_members}} thành viên.",
                "Từ đầu năm chưa ghi nhận việc kiện toàn Ban Chỉ đạo.",
            ),
            S("Trong kỳ, Ban Chỉ đạo đã họp {{period.committee_meetings}} cuộc."),
            S(
                "Trong kỳ, Ủy ban nhân dân phường đã nghe Mặt trận Tổ quốc phản ánh"
                " {{period.front_hearings}} lần."
            ),
            S(
                "Trong kỳ ghi nhận {{period.trainings}} lần tập huấn.",
                "Trong kỳ chưa ghi nhận lớp tập huấn nào.",
            ),
            S("Đã mở {{period.training_classes}} lớp tập huấn."),
            S("Có {{period.training_people}} lượt người dự tập huấn."),
            S(
                "Công tác tuyên truyền, phổ biến được ghi nhận {{period.outreaches}} lần.",
                "Trong kỳ chưa ghi nhận hoạt động tuyên truyền nào.",
            ),
            S("Đã phát thanh tuyên truyền {{period.outreach_minutes}} phút."),
            S("Đã đăng {{period.outreach_articles}} bài tuyên truyền."),
            S(
                "Văn phòng đã gửi {{period.urgings_sent}} văn bản đôn đốc; các đơn vị đã trả lời"
                " {{period.urgings_answered}} văn bản."
            ),
        ),
    ),
    Section("II", 1, "II. KẾT QUẢ THỰC HIỆN"),
    Section("II.1", 2, "1. Thực hiện dân chủ tại phường"),
    *AT_THE_WARD,
    Section(
        "II.2",
        2,
        "2. Thực hiện dân chủ tại cơ quan, đơn vị, trường học",
        (
            S(
                "Từ đầu năm, {{year.conferences_held}} cơ quan, đơn vị, trường học đã tổ chức hội"
                " nghị cán bộ, công chức, viên chức, người lao động, trên"
                " {{year.conferences_due}} nơi đến kỳ; riêng trường học là"
                " {{year.school_conferences_held}} trên {{year.school_conferences_due}}.",
                "Từ đầu năm chưa ghi nhận hội nghị cán bộ, công chức, viên chức, người lao động"
                " nào.",
            ),
            S(
                "Đã kiểm tra việc thực hiện nghị quyết hội nghị và thông báo kết quả"
                " {{year.conferences_checked}} lần."
            ),
            S("Người làm việc đã bàn và quyết định {{year.staff_matters_decided}} việc."),
            S("Người làm việc đã tham gia ý kiến về {{year.staff_matters_asked}} việc."),
        ),
    ),
    Section("II.3", 2, "3. Thực hiện dân chủ tại doanh nghiệp", (S(NOT_FED),)),
    Section(
        "II.4",
        2,
        "4. Cải cách hành chính, chuyển đổi số, sự hài lòng của người dân",
        (
            S(
                "Trong kỳ đã công bố kết quả {{period.surveys_published}} cuộc khảo sát mức độ hài"
                " lòng.",
                "Trong kỳ chưa công bố kết quả cuộc khảo sát mức độ hài lòng nào.",
            ),
            S(
                "Các cuộc khảo sát khóa trong kỳ có {{period.survey_drawn_answered}} phiếu của"
                " {{period.survey_drawn}} người được rút thăm, tỷ lệ trả lời"
                " {{percent:period.survey_drawn_answered/period.survey_drawn}}."
            ),
            S(
                "Trong {{period.survey_rated}} người được rút thăm đánh giá chung có"
                " {{period.survey_satisfied}} người hài lòng hoặc rất hài lòng, đạt"
                " {{percent:period.survey_satisfied/period.survey_rated}}."
            ),
            S(
                "Có {{period.survey_volunteers}} phiếu tự nguyện trên {{period.survey_served}}"
                " lượt người được phục vụ; phiếu tự nguyện không đại diện cho mọi người."
            ),
        ),
    ),
    Section(
        "II.5",
        2,
        "5. Mô hình, khen thưởng",
        (
            S(
                "Trong kỳ có {{period.models_registered}} mô hình được đăng ký.",
                "Trong kỳ chưa có mô hình nào được đăng ký.",
            ),
            S("Có {{period.models_recognised}} mô hình được công nhận."),
        ),
    ),
    Section(
        "II.6",
        2,
        "6. Công tác kiểm tra",
        (
            S(
                "Trong kỳ đã tiến hành {{period.inspections_planned}} cuộc kiểm tra theo kế hoạch.",
                "Trong kỳ chưa tiến hành cuộc kiểm tra nào theo kế hoạch.",
            ),
            S("Kiểm tra chuyên đề {{period.inspections_thematic}} cuộc."),
            S("Kiểm tra đột xuất {{period.inspections_unannounced}} cuộc."),
            S(
                "Các cơ quan, đơn vị, trường học, khu phố đã tự kiểm tra {{period.self_checks}}"
                " lượt."
            ),
            S(
                "Qua {{period.inspections_concluded}} kết luận kiểm tra đã phát hiện"
                " {{period.findings}} thiếu sót, vi phạm."
            ),
        ),
    ),
    Section("III", 1, "III. ĐÁNH GIÁ CHUNG"),
    Section(
        "III.1",
        2,
        "1. Ưu điểm",
        (
            S(
                "Trong kỳ có {{period.tasks_done}} nhiệm vụ của kế hoạch hoàn thành, trong đó"
                " {{period.tasks_done_on_time}} nhiệm vụ đúng hạn.",
                "Trong kỳ chưa có nhiệm vụ nào của kế hoạch được báo cáo hoàn thành.",
            ),
        ),
    ),
    Section(
        "III.2",
        2,
        "2. Hạn chế",
        (
            S(
                "Tại ngày chốt số liệu còn {{period.tasks_overdue}} nhiệm vụ quá hạn chưa có kết"
                " quả.",
                "Tại ngày chốt số liệu không có nhiệm vụ quá hạn.",
            ),
            S(
                "Còn {{period.obligations_overdue}} nghĩa vụ công khai quá hạn chưa thực hiện.",
                "Không có nghĩa vụ công khai quá hạn.",
            ),
        ),
    ),
    Section("III.3", 2, "3. Nguyên nhân", (S(NOT_WRITTEN),)),
    Section(
        "IV",
        1,
        "IV. NHIỆM VỤ KỲ TỚI",
        (
            S(
                "Tiếp tục thực hiện {{period.tasks_open}} nhiệm vụ của kế hoạch chưa có kết quả và"
                " {{period.obligations_open}} nghĩa vụ công khai chưa thực hiện.",
                "Tiếp tục thực hiện kế hoạch của năm.",
            ),
        ),
    ),
    Section("V", 1, "V. KIẾN NGHỊ, ĐỀ XUẤT", (S(NOT_WRITTEN),)),
)
