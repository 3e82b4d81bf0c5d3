"""One proposal of a plan's review on the page, and what its fields mean when they come back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from services.portal.asking import Refused
from services.portal.pages.passages import SourceText
from services.portal.reading import RHYTHMS, Told
from services.portal.views import Choice
from services.portal.views.review import BodyLine, Proposal

Typed = Mapping[str, str]
KINDS = {
    "disclosure": "Công khai",
    "reception": "Tiếp công dân",
    "petition": "Đơn thư, phản ánh, kiến nghị",
    "report": "Báo cáo",
    "inspection": "Kiểm tra, giám sát",
    "survey": "Khảo sát",
    "training": "Đào tạo, tập huấn",
    "outreach": "Tuyên truyền",
    "award": "Khen thưởng, mô hình",
    "steering": "Ban Chỉ đạo",
    "staff_democracy": "Dân chủ trong cơ quan",
    "front_coordination": "Phối hợp với Mặt trận Tổ quốc",
    "community": "Cộng đồng dân cư",
    "admin_reform": "Cải cách hành chính",
    "monitoring": "Theo dõi, đôn đốc",
    "planning": "Xây dựng kế hoạch",
    "general": "Việc chung",
}
BODIES = {
    "department": "Các phòng chuyên môn",
    "office": "Văn phòng HĐND và UBND",
    "culture": "Phòng Văn hóa - Xã hội",
    "service_centre": "Trung tâm Cung ứng dịch vụ",
    "one_stop": "Bộ phận tiếp nhận và trả kết quả",
    "front": "Mặt trận Tổ quốc",
    "organisation": "Các đoàn thể",
    "neighbourhood": "Khu phố, thôn",
    "school": "Trường học",
    "inspection_board": "Ban Thanh tra nhân dân",
    "investment_board": "Ban Giám sát đầu tư của cộng đồng",
    "steering_committee": "Ban Chỉ đạo",
    "party_committee": "Đảng ủy",
    "council": "Hội đồng nhân dân",
    "leadership": "Lãnh đạo Ủy ban nhân dân",
}
DUE_KINDS = {
    "": "Kế hoạch không ghi ngày",
    "before": "Trước ngày (chậm nhất là hôm trước)",
    "by": "Chậm nhất ngày",
    "days_of_month": "Những ngày của mỗi tháng",
}
WANTED = ("output", "indicator", "evidence_asked")  # what is to be seen of a task
WITHOUT_LEAD = "Chưa có đơn vị chủ trì: hãy chọn một đơn vị trước khi trình."
STATES = {"accepted": "accept", "changed": "change", "rejected": "reject"}
CADENCES = ("weekly", "monthly", "quarterly", "half_yearly", "yearly", "days_of_month", "prompt",
            "ad_hoc", "periodic", "continuous")  # fmt: skip


def proposal(task: Told, review: Told, text: SourceText, typed: Typed) -> Proposal:
    """A proposal with what people made of it before, or with what was typed and refused."""
    key, now = task["id"], _present(task)
    names = {unit["id"]: unit["name"] for unit in review["units"]}

    def field(name: str) -> str:
        return typed.get(f"{key}.{name}", now[name])

    leads = [names[unit] for unit in task["lead_unit_ids"] if unit in names]
    body = BODIES.get(task["value"]["lead"] or "", "")
    proposed = ", ".join(leads) or (f"{body}, chưa rõ đơn vị nào" if body else "chưa có đơn vị")
    lead = field("lead")
    return Proposal(
        key=key,
        path=task["path"],
        passages=text.passages(task),
        kind=KINDS.get(task["value"]["kind"], "Việc"),
        text=field("text"),
        reason=task["reason"],
        cooperating=", ".join(BODIES.get(each, each) for each in task["value"]["cooperating"]),
        due=field("due"),
        decision=typed.get(f"{key}.decision", STATES.get(task["state"], "")),
        flags=_flags(task, review),
        leads=[
            Choice("", f"Như đề xuất: {proposed}", not lead),
            *(Choice(unit, name, unit == lead) for unit, name in names.items()),
        ],
        rhythms=[
            Choice("", "Không ghi", not field("rhythm")),
            *(Choice(each, RHYTHMS[each], each == field("rhythm")) for each in CADENCES),
        ],
        **{name: field(name) for name in WANTED},
        undo=undoing(task, review),
        due_kinds=[Choice(k, words, k == field("due_kind")) for k, words in DUE_KINDS.items()],
    )


def undoing(task: Told, review: Told) -> str:
    """The merge or split a proposal came from, if it can be taken back now; else nothing."""
    standing = {each["id"] for each in review["proposals"]}
    for made in review["reshapings"]:
        if task["id"] in made["after"] and standing.issuperset(made["after"]):
            return str(made["id"])
    return ""


def bodies(review: Told) -> list[BodyLine]:
    """The kinds of bodies that the proposals name, with the units they stand for."""
    named = {task["value"]["lead"] for task in review["proposals"] if task["kind"] == "task"}
    names = {unit["id"]: unit["name"] for unit in review["units"]}
    lines = []
    for body, words in BODIES.items():
        if body not in named:
            continue
        meant = [names[unit] for unit in review["bodies"].get(body, []) if unit in names]
        stays = f"Giữ nguyên: {', '.join(meant)}" if meant else "Chưa chọn đơn vị nào"
        units = [Choice("", stays, True), *(Choice(u, name) for u, name in names.items())]
        lines.append(BodyLine(body, words, units))
    return lines


def decision(task: Told, typed: Typed) -> dict[str, Any] | None:
    """What was decided of one proposal; None when nothing was. Raises Refused for a bad day."""
    key = task["id"]
    made = typed.get(f"{key}.decision", "")
    if made not in STATES.values():
        return None
    if made == "reject":
        return {"proposal_id": key, "state": "rejected"}
    changes = {**task["changed"], **_changes(task, typed)}
    # "Accept" with another word in a field means that word; "change" without one changes nothing.
    if changes:
        return {"proposal_id": key, "state": "changed", "changes": changes}
    return {"proposal_id": key, "state": "accepted"}


def _changes(task: Told, typed: Typed) -> dict[str, Any]:
    """The fields that are not as they stand."""
    now, key = _present(task), task["id"]
    said = {name: typed.get(f"{key}.{name}", now[name]).strip() for name in now}
    changes: dict[str, Any] = {}
    if said["text"] != now["text"]:
        changes["title"] = said["text"]
    if said["lead"] != now["lead"] and said["lead"]:
        changes["lead_unit_ids"] = [said["lead"]]
    if said["rhythm"] != now["rhythm"]:
        changes["cadence"] = said["rhythm"] or None
    changes |= {name: said[name] for name in WANTED if said[name] != now[name]}
    if (said["due_kind"], said["due"]) != (now["due_kind"], now["due"]):
        changes["due"] = _due(task, said["due_kind"], said["due"])
    return changes


def _present(task: Told) -> dict[str, str]:
    """How a proposal stands: as proposed, with what was changed before."""
    value = {**task["value"], **task["changed"]}
    due = value.get("due") or {}
    days = ", ".join(str(day) for day in due.get("days", ()))
    units = task["changed"].get("lead_unit_ids") or []
    return {
        "text": value["title"],
        "lead": units[0] if len(units) == 1 else "",
        "rhythm": value.get("cadence") or "",
        "due_kind": due.get("kind") or "",
        "due": f"{days}/{due['month']}" if due.get("month") else days,
        **{name: value.get(name, "") for name in WANTED},
    }


def _due(task: Told, kind: str, text: str) -> dict[str, Any] | None:
    if not kind:
        return None
    found = re.fullmatch(r"(\d{1,2}(?:\s*,\s*\d{1,2})*)(?:\s*/\s*(\d{1,2}))?", text)
    if not found:
        said = f"Mục {task['path']}: ngày “{text}” chưa đúng. Ghi 25/5, hoặc 1, 15 cho mỗi tháng."
        raise Refused(422, said, {})
    days = [int(day) for day in re.split(r"\s*,\s*", found[1])]
    return {"kind": kind, "days": days, "month": int(found[2]) if found[2] else None}


def _flags(task: Told, review: Told) -> list[str]:
    bare = [] if task["lead_unit_ids"] or task["state"] == "rejected" else [WITHOUT_LEAD]
    return bare + [flag["message"] for flag in review["flags"] if task["path"] in flag["paths"]]
