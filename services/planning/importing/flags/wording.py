"""Flags of wording: one thing under several names, and words the reform has overtaken."""

import re
from collections.abc import Iterator

from services.planning.importing.flags.flag import Flag
from services.planning.importing.plan import Node, PlanDraft
from services.planning.importing.proposals.dates import impossible_days
from services.planning.importing.sentences import Sentence

_STAFF = re.compile(r"(?<!\w)(?:CB|CC|VC){2,3}(?:NLĐ)?(?!\w)")
_NEIGHBOURHOOD = re.compile(r"khu phố|khu dân cư|các khu(?! (?:phố|dân))|tổ dân phố", re.IGNORECASE)
_PILOT = re.compile(r"thí điểm[^.;]{0,40}chính quyền địa phương (?:hai|2) cấp", re.IGNORECASE)
_TWO_TIER_YEAR = 2025


def flag_wording(draft: PlanDraft) -> Iterator[Flag]:
    """Yield the words that need one hand over the whole document."""
    yield from _flag_names(
        draft,
        _STAFF,
        "staff_acronyms",
        "Nhiều chữ viết tắt cho cùng đội ngũ cán bộ, công chức, viên chức, người lao động",
    )
    yield from _flag_names(
        draft, _NEIGHBOURHOOD, "neighbourhood_names", "Nhiều tên gọi cho cùng một cấp ở cơ sở"
    )
    for node in draft.walk():
        for sentence in node.sentences:
            yield from _flag_sentence(draft, node, sentence)


def _flag_names(draft: PlanDraft, pattern: re.Pattern[str], code: str, said: str) -> Iterator[Flag]:
    places: dict[str, Node] = {}
    for node in draft.walk():
        for found in pattern.finditer(node.text):
            name = found.group() if found.group().isupper() else found.group().lower()
            places.setdefault(name, node)
    if len(places) > 1:
        paths = tuple(dict.fromkeys(node.path for node in places.values()))
        yield Flag(code, paths, None, f"{said}: {', '.join(places)}.")


def _flag_sentence(draft: PlanDraft, node: Node, sentence: Sentence) -> Iterator[Flag]:
    if _PILOT.search(sentence.text) and (draft.year or 0) >= _TWO_TIER_YEAR:
        message = (
            "Gọi chính quyền địa phương hai cấp là thí điểm, trong khi mô hình này đã thực hiện "
            "chính thức từ ngày 01/7/2025."
        )
        yield Flag("pilot_two_tier", (node.path,), sentence, message)
    for words in impossible_days(sentence):
        yield Flag("impossible_day", (node.path,), sentence, f"“{words}” không có trong lịch.")
