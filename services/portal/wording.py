"""The forms of Article 12 and 13 in plain words: what the law asks, and what proves it."""

from __future__ import annotations

from services.portal.reading import Told
from services.portal.views import WardView

FORMS = {
    "portal": "Đăng trên cổng thông tin",
    "posting": "Niêm yết",
    "loudspeaker": "Phát trên hệ thống truyền thanh",
    "notice_to_heads": "Thông báo qua người đứng đầu khu dân cư",
    "written_notice": "Gửi văn bản đến cấp ủy, tổ chức",
    "dialogue": "Hội nghị trao đổi, đối thoại",
    "statement": "Tiếp công dân, tiếp xúc cử tri, họp báo, thông cáo",
    "notice_to_bodies": "Thông báo đến các tổ chức, đoàn thể",
    "network": "Mạng viễn thông, mạng xã hội",
    "other": "Hình thức khác",
}
# The forms a ward may add to the law, and where each can be asked for.
ASKED = {
    "posting": ("headquarters", "community_house", "reception_place"),
    "loudspeaker": ("loudspeaker",),
    "notice_to_heads": ("neighbourhood",),
    "written_notice": ("organisations", "neighbourhood"),
    **dict.fromkeys(("dialogue", "statement", "notice_to_bodies", "network"), ("elsewhere",)),
}
WAYS = {
    "meeting": "Tại cuộc họp",
    "visit": "Đến từng nhà",
    "letter": "Bằng văn bản",
    "sms": "Tin nhắn",
    "social_network": "Mạng xã hội",
}


def place(kind: str, ward: WardView) -> str:
    """A kind of place in this ward."""
    return {
        "headquarters": "tại trụ sở",
        "community_house": f"tại mọi nhà văn hóa {ward.neighbourhood}",
        "reception_place": "tại nơi tiếp công dân",
        "organisations": "đến cấp ủy, tổ chức",
        "neighbourhood": f"ở mọi {ward.neighbourhood}",
    }.get(kind, "")


def asked_at(form: str, at: str, ward: WardView) -> str:
    """A form at a kind of place, as a choice."""
    words = "Gửi văn bản" if form == "written_notice" else FORMS[form]
    return f"{words} {place(at, ward)}".strip()


def asked(form: Told, ward: WardView) -> str:
    """What the law asks in one sentence, with its article."""
    words = [FORMS.get(form["form"], form["form"])]
    if form["form"] == "posting":
        words.append(place(form["place"], ward))
    if form["permanent"]:
        words.append("thường xuyên")
    elif form["days"]:
        words.append(f"ít nhất {form['days']} ngày liên tục")
    return f"{' '.join(word for word in words if word)} ({form['basis']})."
