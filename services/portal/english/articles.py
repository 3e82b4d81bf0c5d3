"""References to the law in English, as the field writes them: Article 11(2) Law 10/2022/QH15."""

from __future__ import annotations

import re

# What is replaced, in this order: the longer before the shorter.
FORMS = tuple(
    (re.compile(form), english)
    for form, english in (
        (r"\bĐiều (\d+\w?)[ ,]+khoản (\d+\w?)[ ,]+điểm (\w)\b", r"Article \1(\2)(\3)"),
        (r"\b[Đđ]iểm (\w)[ ,]+khoản (\d+\w?)[ ,]+Điều (\d+\w?)\b", r"Article \3(\2)(\1)"),
        (r"\bĐiều (\d+\w?)[ ,]+khoản (\d+\w?)\b", r"Article \1(\2)"),
        (r"\b[Kk]hoản (\d+\w?)[ ,]+Điều (\d+\w?)\b", r"Article \2(\1)"),
        (r"\bĐiều (\d+\w?)\b", r"Article \1"),
        (r"\bkhoản (\d+\w?)\b", r"clause \1"),
        (r"\bKhoản (\d+\w?)\b", r"Clause \1"),
        (r"\b[đĐ]iểm (\w)\b", r"point \1"),
        (r"\bLuật Thực hiện dân chủ ở cơ sở\b", "Law on Grassroots Democracy"),
        (r"\bLuật Tiếp công dân\b", "Law on Citizen Reception"),
        (r"\bLuật Tiếp cận thông tin\b", "Law on Access to Information"),
        (r"\bLuật Mặt trận Tổ quốc Việt Nam\b", "Law on the Viet Nam Fatherland Front"),
        (r"\bLuật Khiếu nại\b", "Law on Complaints"),
        (r"\bLuật Tố cáo\b", "Law on Denunciations"),
        (r"\bLuật Đất đai\b", "Land Law"),
        (r"\bBộ luật Dân sự\b", "Civil Code"),
        (r"\bNghị quyết liên tịch\b", "Joint Resolution"),
        (r"\bThông tư liên tịch\b", "Joint Circular"),
        (r"\bLuật(?= (?:số )?\d)", "Law"),
        (r"\bNghị định(?= (?:số )?\d)", "Decree"),
        (r"\bNghị quyết(?= (?:số )?\d)", "Resolution"),
        (r"\bThông tư(?= (?:số )?\d)", "Circular"),
        (r"\bQuyết định(?= (?:số )?\d)", "Decision"),
        (r"\bsố (?=\d)", ""),
        (r"\bvà\b", "and"),
        (r"\bđến\b", "to"),
    )
)
# 59/2023/NĐ-CP is called so in every language.
DOCUMENT = re.compile(r"(\b\d[\w./-]*/[\w./-]*)")
VIETNAMESE = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE
)
CITED = re.compile(r"\b(?:Điều|[Kk]hoản|Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|[Đđ]iểm) ")


def cited(text: str) -> str:
    """A text that is nothing but references, with those in English; else as much as could be."""
    if CITED.search(text):
        for form, english in FORMS:
            text = form.sub(english, text)
    return text


def is_reference(text: str) -> bool:
    """Whether a text is nothing but references, which need no catalogue."""
    left = DOCUMENT.sub("", cited(text))
    return CITED.search(text) is not None and not VIETNAMESE.search(left)
