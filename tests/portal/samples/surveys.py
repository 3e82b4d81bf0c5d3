"""Sample views of surveys."""

from services.participation.surveys.words import STEPS
from services.portal.survey_words import KINDS
from services.portal.views import Choice, FormView, Link, Pager, State
from services.portal.views.surveys import (
    AnswerView,
    AskedQuestion,
    CommentLine,
    CommentsView,
    EditedQuestion,
    PointLine,
    ResultCell,
    ResultQuestion,
    ResultSample,
    ResultsView,
    StratumLine,
    SurveyAct,
    SurveyEditView,
    SurveyLine,
    SurveysView,
    SurveyWorkView,
)
from tests.portal.samples.past import past

HERE, DESK = "/06811/khao-sat", "/06811/viec/khao-sat"
TITLE = "Công chức tiếp nhận và trả kết quả"
LINES = [
    SurveyLine(
        f"{HERE}/1",
        TITLE,
        ["Người đến giải quyết thủ tục hành chính", "nhận phiếu từ 02/11/2026 đến hết 30/11/2026"],
        State("live", "Đang nhận phiếu"),
    ),
    SurveyLine(
        f"{HERE}/2",
        "Chính quyền thân thiện, vì Nhân dân phục vụ",
        ["Người dân", "nhận phiếu từ 01/09/2026 đến hết 30/09/2026"],
        State("done", "Đã công bố kết quả"),
    ),
]
PUBLIC = SurveysView("1 cuộc khảo sát đang nhận phiếu", LINES)
WORK_LIST = SurveysView(
    "2 cuộc khảo sát",
    LINES,
    FormView(DESK),
    [Choice("pks05", f"PKS05: {TITLE}"), Choice("", "Phiếu trống")],
    [Link(f"{DESK}/y-kien-can-xem", "Ý kiến có thể là đơn")],
)
LEVELS = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")
SCALE = [Choice(str(n), text) for n, text in enumerate(LEVELS)]
QUESTIONS = [
    AskedQuestion(
        "c1", 1, "Ông/bà hài lòng thế nào với thái độ của người tiếp nhận?", "choice", True, SCALE
    ),
    AskedQuestion(
        "c2",
        2,
        "Có ai gợi ý ông/bà đưa thêm tiền hoặc quà ngoài quy định không?",
        "choice",
        False,
        [Choice("0", "Có"), Choice("1", "Không"), Choice("", "Không trả lời", chosen=True)],
    ),
    AskedQuestion(
        "c3",
        3,
        "Ông/bà phải chờ bao nhiêu phút?",
        "number",
        False,
        hint="Một số từ 0 đến 600.",
    ),
    AskedQuestion("c4", 4, "Ông/bà có góp ý gì thêm?", "text", False),
]
NOTES = [
    "Để người đến quầy đánh giá ngay lần phục vụ vừa rồi.",
    "Không hỏi tên. Câu trả lời không gắn với mã, với máy hay với giờ trả lời.",
]
BACK = Link(HERE, "Khảo sát")
ANSWER = AnswerView(TITLE, NOTES, FormView(f"{HERE}/diem/1", {"key": "k"}), QUESTIONS, back=BACK)
DAYS = {"opens_on": "01/09/2026", "closes_on": "30/09/2026"}
CODED = AnswerView(
    TITLE,
    NOTES,
    FormView(
        f"{HERE}/1",
        {"c2": "1"},
        {"code": "Mã gồm 16 chữ và số.", "c1": "Hãy trả lời câu này."},
        "Một số câu chưa trả lời.",
    ),
    QUESTIONS,
    asks_code=True,
    back=BACK,
    events=past(STEPS, "draft_survey", "open_survey", **DAYS),
)
THANKS = AnswerView("Xin cảm ơn", ["Câu trả lời của bạn đã được ghi."], None, back=BACK)
RESULTS = ResultsView(
    TITLE,
    BACK,
    ["Người dân", "nhận phiếu từ 01/09/2026 đến hết 30/09/2026", "công bố ngày 05/10/2026"],
    [
        ResultSample(
            "frame",
            "Mẫu chọn ngẫu nhiên",
            "467 phiếu; tỷ lệ trả lời 467/600 (77,8%).",
            [
                ResultQuestion(
                    "Ông/bà hài lòng thế nào với cách giải thích dễ hiểu?",
                    [
                        ResultCell(text, count, share)
                        for text, count, share in zip(
                            LEVELS,
                            (0, 12, 65, 250, 130),
                            ("0%", "2,6%", "13,9%", "53,5%", "27,8%"),
                            strict=True,
                        )
                    ],
                    "Không trả lời: 10",
                    "Hài lòng và rất hài lòng: 83,2% của 457 người trả lời câu này",
                    "",
                ),
                ResultQuestion(
                    "Nói chung, ông/bà hài lòng thế nào?",
                    [],
                    "",
                    "",
                    "Ít nhất 458 trong 467 phiếu (98,1%) hài lòng hoặc rất hài lòng. "
                    "Có mức dưới 5 phiếu nên không công bố từng con số.",
                ),
            ],
            ["Giải thích dễ hiểu", "Nói chung"],
            [("Khu phố 1", 60, ["81,7%", "95%"]), ("Các đơn vị còn lại (2)", 407, ["83%", "99%"])],
        )
    ],
    "Nhiều người muốn có thêm ghế chờ và bảng hướng dẫn chữ to.",
    ["Nên có thêm ghế.", "Cảm ơn các anh chị ở quầy."],
    [Link(f"{HERE}/1/tai/pdf", "Bản in (PDF)")],
    FormView(f"{DESK}/1/ket-qua"),
    past(STEPS, "draft_survey", "open_survey", "close_survey", "publish_survey", **DAYS),
)
EDIT = SurveyEditView(
    TITLE,
    Link(f"{DESK}/1", TITLE),
    FormView(
        f"{DESK}/1/sua",
        {"title": TITLE, "purpose": "Để biết.", "audience": "visitors", "q1_text": "Thái độ?"},
        {"q1_text": "Cần ít nhất 5 ký tự."},
    ),
    [Choice("visitors", "Người đến giải quyết thủ tục hành chính")],
    [
        EditedQuestion("q1", 1, "Thái độ?", [Choice(kind, text) for kind, text in KINDS.items()]),
        EditedQuestion("q2", 2, "Câu mới", [Choice(kind, text) for kind, text in KINDS.items()]),
    ],
)
UNITS = [Choice("u1", "Khu phố 1"), Choice("u2", "Bộ phận tiếp nhận và trả kết quả")]
WORK = SurveyWorkView(
    TITLE,
    State("todo", "Đang soạn"),
    Link(DESK, "Khảo sát"),
    [("Ai trả lời", "Người đến giải quyết thủ tục hành chính"), ("Số gốc rút thăm", "5eed5eed")],
    QUESTIONS,
    [Link(f"{DESK}/1/sua", "Sửa phiếu")],
    [StratumLine("Khu phố 1", 240, "7, 31, 118, 202")],
    [
        PointLine(
            "Quầy số 1",
            "Bộ phận tiếp nhận và trả kết quả",
            f"{DESK}/diem/1/tai/pdf",
            f"{HERE}/diem/ABCD2345",
            f"{DESK}/nhap/ABCD2345",
        )
    ],
    [("23/11/2026", "Bộ phận tiếp nhận và trả kết quả", "120", 64)],
    [
        SurveyAct(
            "rut-mau",
            "Rút thăm mẫu ngẫu nhiên",
            "Rút thăm",
            FormView(f"{DESK}/1/buoc/rut-mau", prefix="rut-mau-"),
            ("count", "size_"),
            "Chỉ rút một lần.",
        ),
        SurveyAct(
            "diem",
            "Thêm điểm lấy ý kiến",
            "Thêm điểm",
            FormView(f"{DESK}/1/buoc/diem", prefix="diem-"),
            ("unit_id", "title"),
        ),
        SurveyAct(
            "phat-hanh",
            "Phát hành",
            "Phát hành",
            FormView(f"{DESK}/1/buoc/phat-hanh", {}, {"opens_on": "Sai."}, prefix="phat-hanh-"),
            ("opens_on", "closes_on"),
        ),
        SurveyAct(
            "huy",
            "Hủy cuộc khảo sát hỏi sai",
            "Hủy và xóa phiếu đã nhận",
            FormView(f"{DESK}/1/buoc/huy", prefix="huy-"),
            ("because",),
        ),
        SurveyAct(
            "phuc-vu",
            "Ghi số người được phục vụ trong ngày",
            "Ghi số người",
            FormView(f"{DESK}/1/buoc/phuc-vu", prefix="phuc-vu-"),
            ("unit_id", "on", "served"),
        ),
    ],
    UNITS,
    past(STEPS, "draft_survey", "draw_sample", "add_survey_point", drawn="4"),
)
COMMENTS = CommentsView(
    "Ý kiến bằng lời",
    "Sửa lời để không ai bị nêu tên rồi công bố.",
    Link(f"{DESK}/1", TITLE),
    [
        CommentLine(
            "1",
            "Ông/bà có góp ý gì thêm?",
            "Nên có thêm ghế.",
            "ông Nguyễn Mẫu",
            FormView(f"{DESK}/1/y-kien/1/cong-bo", {"shown": "Nên có thêm ghế."}, prefix="1-"),
            f"{DESK}/1/y-kien/1/khong-cong-bo",
            f"{DESK}/1/y-kien/1/chuyen",
        )
    ],
    before=50,
    pager=Pager(2, 2, 51, f"{DESK}/1/y-kien?trang=1"),
)
FOR_CLERK = CommentsView(
    "Ý kiến có thể là đơn",
    "Chỉ bạn đọc được.",
    Link(DESK, "Khảo sát"),
    [
        CommentLine(
            "2",
            "",
            "Có người đòi phong bì (mẫu).",
            "phong bì",
            None,
            register=FormView(f"{DESK}/y-kien-can-xem/y-kien/2/vao-so", prefix="2-"),
            give_back=f"{DESK}/y-kien-can-xem/y-kien/2/tra-lai",
        )
    ],
    [Choice("", "Tôi chưa rõ"), Choice("denunciation", "Tố cáo hành vi vi phạm pháp luật")],
)
