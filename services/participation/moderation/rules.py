"""Which words of a free text send it to a clerk, and why: by a list that everybody can read.

A list finds too much and too little, so it never refuses, hides for good or decides anything:
it only says who looks first. A denunciation is confidential (Luật Tố cáo 25/2018/QH14, article
8) and is to be handled as one, never shown as an opinion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from libs.vietnamese import fold


class Suspicion(StrEnum):
    """What a text may be besides an opinion."""

    DENUNCIATION = "denunciation"  # có thể là tố cáo
    COMPLAINT = "complaint"  # có thể là khiếu nại
    PERSON = "person"  # nêu tên hoặc số điện thoại của người


PHRASES: dict[Suspicion, tuple[str, ...]] = {
    Suspicion.DENUNCIATION: (
        *("tố cáo", "tố giác", "tham nhũng", "tham ô", "hối lộ", "vòi vĩnh", "lót tay"),
        *("ăn chặn", "ăn chia", "chung chi", "nhận tiền", "đưa tiền", "phong bì", "bôi trơn"),
        *("khai khống", "lập khống", "rút ruột", "biển thủ", "chiếm đoạt", "trục lợi"),
        *("lạm quyền", "lạm dụng chức vụ", "lợi dụng chức vụ", "bao che", "ép buộc", "đe dọa"),
        *("đánh đập", "hành hung", "lừa đảo", "trộm cắp", "ma túy", "đánh bạc", "cờ bạc"),
        *("vi phạm pháp luật", "làm trái", "sai phạm", "cán bộ biến chất"),
    ),
    Suspicion.COMPLAINT: (
        *("khiếu nại", "khiếu kiện", "khởi kiện"),
        *("quyết định xử phạt", "quyết định thu hồi đất", "đòi bồi thường"),
    ),
}
_WORD = re.compile(r"[^\W_]+")
_TITLES = "ông|bà|anh|chị|cô|chú|bác|thầy|đồng chí|đ/c"
# A title with two capitalised words after it names somebody; a number of ten digits rings.
_NAMED = re.compile(rf"\b(?i:{_TITLES})\s+[^\W\d_a-z]\w+\s+[^\W\d_a-z]\w+")
_PHONE = re.compile(r"(?<!\d)0\d(?:[ .]?\d){8}(?!\d)")


@dataclass(frozen=True)
class Sign:
    """One reason to let a person look first: what it may be, and the words that say so."""

    suspicion: Suspicion
    words: str


def signs(text: str) -> Sequence[Sign]:
    """Why a clerk looks at this text first, in the order of the list; empty for most texts."""
    words = f" {' '.join(_WORD.findall(fold(text)))} "
    found = [
        Sign(suspicion, phrase)
        for suspicion, phrases in PHRASES.items()
        for phrase in phrases
        if f" {fold(phrase)} " in words
    ]
    named = [*_named(text), *(match[0] for match in _PHONE.finditer(text))]
    return [*found, *(Sign(Suspicion.PERSON, words) for words in named)]


def needs_a_clerk(found: Sequence[Sign]) -> bool:
    """Whether it may be a denunciation or a complaint, which is not an opinion at all.

    A name alone is for whoever releases the text, as with every other text.
    """
    return any(sign.suspicion is not Suspicion.PERSON for sign in found)


def _named(text: str) -> list[str]:
    return [
        match[0]
        for match in _NAMED.finditer(text)
        if all(word[:1].isupper() for word in match[0].split()[-2:])
    ]
