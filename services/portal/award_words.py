"""Words of models and commendations on pages."""

from __future__ import annotations

from services.portal.look.words import dmy
from services.portal.reading import Told, day
from services.portal.views import Link, State

KINDS = {
    "neighbourhood": "Khu dân cư",
    "office": "Cơ quan",
    "unit": "Đơn vị",
    "school": "Trường học",
    "enterprise": "Doanh nghiệp",
}
MODEL_STATES = {
    "registered": State("todo", "Chờ phê duyệt đăng ký"),
    "declined": State("stopped", "Không được phê duyệt"),
    "approved": State("live", "Đang triển khai"),
    "scored": State("todo", "Chờ thẩm định"),
    "appraised": State("todo", "Chờ Hội đồng"),
    "voted": State("todo", "Hội đồng thông qua, chờ công khai"),
    "fallen": State("stopped", "Không đủ phiếu"),
    "noticed": State("live", "Đang công khai"),
    "recognised": State("done", "Đã công nhận"),
    "refused": State("stopped", "Không công nhận"),
    "withdrawn": State("stopped", "Đã thu hồi"),
}
HOLDERS = {"collective": "Tập thể", "individual": "Cá nhân"}
COMMENDATION_STATES = {
    "proposed": State("todo", "Chờ thẩm định"),
    "appraised": State("todo", "Đã thẩm định, chờ quyết định"),
    "voted": State("todo", "Hội đồng thông qua, chờ quyết định"),
    "fallen": State("stopped", "Không đủ phiếu"),
    "granted": State("done", "Đã khen thưởng"),
    "refused": State("stopped", "Không khen thưởng"),
    "sent": State("live", "Đã trình cấp trên"),
    "granted_above": State("done", "Cấp trên đã khen thưởng"),
    "refused_above": State("stopped", "Cấp trên không khen thưởng"),
    "withdrawn": State("stopped", "Đã thu hồi"),
}


def model_facts(told: Told) -> list[str]:
    """What happened to a model, in a few words each."""
    said = [KINDS[told["kind"]], told["unit"], f"bộ tiêu chí {told['rubric_title']}"]
    if approved := day(told["approved_on"]):
        said.append(f"phê duyệt {told['committee_number']} ngày {dmy(approved)}")
    if told["scored_on"] and told["self_points"] is not None:
        said.append(f"tự chấm {told['self_points']}/{told['points_max']} điểm")
    if told["points"] is not None and told["lines"]:
        said.append(f"thẩm định {told['points']}/{told['points_max']} điểm")
    if vote := told["vote"]:
        said.append(f"Hội đồng {vote['in_favour']}/{vote['members']} phiếu đồng ý")
    if told["title_name"]:
        said.append(told["title_name"])
    if until := day(told["notice_until"]):
        said.append(f"công khai đến hết ngày {dmy(until)}")
    return said


def money(dong: int) -> str:
    """An amount as it is written: 3.510.000 đồng."""
    return f"{dong:,} đồng".replace(",", ".")


def commendation_facts(told: Told) -> list[str]:
    """What happened to a commendation, in a few words each."""
    said = [HOLDERS[told["holder"]]]
    if told["person"]:
        said += [told["position"]] * bool(told["position"]) + [told["unit"]]
    said.append(told["title_name"])
    if appraised := day(told["appraised_on"]):
        said.append(f"thẩm định {told['appraisal_number']} ngày {dmy(appraised)}")
    if vote := told["vote"]:
        said.append(f"Hội đồng {vote['in_favour']}/{vote['members']} phiếu đồng ý")
    if sent := day(told["sent_on"]):
        said.append(f"tờ trình {told['sent_number']} ngày {dmy(sent)}")
    if answered := day(told["answered_on"]):
        said.append(f"cấp trên trả lời {told['answer_number']} ngày {dmy(answered)}")
    return said


def prize_words(told: Told) -> str:
    """The money that comes with a title, or that nothing is known of it."""
    if told["prize_dong"]:
        return f"Tiền thưởng kèm theo: {money(told['prize_dong'])}."
    return "Chưa có quy định rõ mức tiền thưởng kèm theo nên hệ thống không ghi số tiền."


def blocked_words(told: Told) -> str:
    """Why it cannot be decided now, in one sentence; empty when it can, or is not to be known."""
    return f"Chưa quyết định được: {'; '.join(told['blocked'])}." if told["blocked"] else ""


def honour_link(home: str, code: str) -> Link | None:
    """Back to the roll: the page of what was granted, if it is about that."""
    return Link(f"{home}/chung-nhan/{code}", f"Bảng vàng: chứng nhận {code}") if code else None


def whose(told: Told) -> str:
    """Who is proposed: the person, or else the unit."""
    return str(told["person"] or told["unit"])
