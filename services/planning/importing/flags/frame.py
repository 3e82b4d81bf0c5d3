"""Flags of the document itself: number, day, signer, numbering of its headings."""

from collections.abc import Iterator
from itertools import pairwise

from services.planning.importing.flags.flag import Flag
from services.planning.importing.marks import ROMANS
from services.planning.importing.plan import Node, NodeKind, PlanDraft


def flag_frame(draft: PlanDraft) -> Iterator[Flag]:
    """Yield what is missing around the parts, how it is signed, and numbers out of order."""
    if draft.number is None:
        message = "Văn bản không có số, ký hiệu; hãy nhập số đã ban hành."
        yield Flag("missing_number", (), None, message)
    if draft.signed_on is None:
        message = "Văn bản không có ngày ban hành; hãy nhập ngày ký."
        yield Flag("missing_date", (), None, message)
    if draft.year is None:
        yield Flag("missing_year", (), None, "Không rõ kế hoạch của năm nào.")
    if not draft.signing_form and draft.signer is None:
        yield Flag("missing_signature", (), None, "Không thấy phần chữ ký của người có thẩm quyền.")
    for node in draft.back:
        if node.kind is NodeKind.SIGNATURE and node.text.upper().startswith("KT"):
            message = "Cấp phó ký thay (KT.); hãy kiểm tra người ký có phụ trách lĩnh vực này."
            yield Flag("signed_for_chair", (node.path,), node.sentences[0], message)
    yield from _flag_numbering(draft)


def _flag_numbering(draft: PlanDraft) -> Iterator[Flag]:
    families = [draft.parts, *(node.children for node in draft.walk())]
    for family in families:
        numbered = [n for n in family if n.kind in (NodeKind.PART, NodeKind.HEADING, NodeKind.ITEM)]
        for before, node in pairwise(numbered):
            first, second = _count(before), _count(node)
            if first is not None and second is not None and second != first + 1:
                message = f"Sau mục {before.path} là mục {node.path}: số thứ tự không liền nhau."
                yield Flag("numbering", (before.path, node.path), node.sentences[0], message)


def _count(node: Node) -> int | None:
    if node.ordinal in ROMANS:
        return ROMANS.index(node.ordinal) + 1
    last = node.ordinal.split(".")[-1]
    return int(last) if last.isdigit() else None
