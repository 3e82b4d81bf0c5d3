"""The measures of Nghị định 30/2020/NĐ-CP, annex I, that both the PDF and the DOCX follow."""

FONT = "Times New Roman"

# Annex I: A4; top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
PAGE_MM = (210, 297)
MARGIN_TOP_MM, MARGIN_BOTTOM_MM, MARGIN_LEFT_MM, MARGIN_RIGHT_MM = 20, 20, 30, 15
# A lying page has its number above a long edge; 20 mm is inside all four ranges but the binding's.
LANDSCAPE_MARGIN_MM = 20

# Annex I gives ranges; the head takes the smaller end, so that the two sides fit beside each other.
NATION_PT = 12  # quốc hiệu, 12-13
MOTTO_PT = 13  # tiêu ngữ, 13-14
AGENCY_PT = 12  # tên cơ quan, 12-13
NUMBER_PT = 13  # số, ký hiệu, 13
ABOUT_PT = 12  # trích yếu công văn, 12-13
PLACE_PT = 13  # địa danh và thời gian, 13-14
BODY_PT = 14  # nội dung, tên loại, trích yếu, chữ ký, 13-14
RECIPIENTS_TITLE_PT = 12  # "Nơi nhận:"
RECIPIENTS_PT = 11
PAGE_NUMBER_PT = 14  # số trang, 13-14
TABLE_PT = 12

FIRST_LINE_MM = 10  # 1 cm or 1.27 cm
PARAGRAPH_GAP_PT = 6  # at least 6 pt

# The line under the agency and under the subject is a third to a half of the text above it.
SHORT_RULE = 0.4

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DRAFT_MARK = "DỰ THẢO"
RECIPIENTS_TITLE = "Nơi nhận:"
EVIDENCE_TITLE = "Danh mục nguồn số liệu"

# A body's name that needs two lines breaks before the kind of place it governs.
_LONG_NAME = 26
_PLACES = (" PHƯỜNG ", " XÃ ", " ĐẶC KHU ", " TỈNH ", " THÀNH PHỐ ")


def agency_lines(name: str) -> list[str]:
    """A body's name in capitals, on one line or two; no lines for no name."""
    capitals = name.upper()
    if len(capitals) > _LONG_NAME:
        for place in _PLACES:
            before, found, after = capitals.rpartition(place)
            if found:
                return [before, f"{found.strip()} {after}"]
    return [capitals] if capitals else []


def margins_mm(*, landscape: bool = False) -> tuple[int, int, int, int]:
    """The margins of a page: top, right, bottom, left."""
    if landscape:
        return (LANDSCAPE_MARGIN_MM,) * 4
    return MARGIN_TOP_MM, MARGIN_RIGHT_MM, MARGIN_BOTTOM_MM, MARGIN_LEFT_MM


def text_width_mm(*, landscape: bool = False) -> int:
    """The length of a full line of text."""
    _, right, _, left = margins_mm(landscape=landscape)
    return PAGE_MM[1 if landscape else 0] - left - right
