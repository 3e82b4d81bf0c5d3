"""The forms in which things are disclosed, the places, and what a law wants of them."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from libs.law.measures import Confidence
from libs.law.reading import Entry, Span
from libs.law.rules import rule


class Rhythm(StrEnum):
    """How often an item comes round."""

    YEARLY = "yearly"  # hằng năm
    HALF_YEARLY = "half_yearly"  # 6 tháng
    QUARTERLY = "quarterly"  # hằng quý
    MONTHLY = "monthly"  # hằng tháng
    EVENT = "event"  # khi phát sinh
    ON_CHANGE = "on_change"  # khi thay đổi
    PERMANENT = "permanent"  # thường xuyên


class Form(StrEnum):
    """How something is shown (article 12, khoản 1)."""

    POSTING = "posting"  # niêm yết
    PORTAL = "portal"  # cổng, trang thông tin điện tử
    LOUDSPEAKER = "loudspeaker"  # truyền thanh
    NOTICE_TO_HEADS = "notice_to_heads"  # qua Trưởng thôn, Tổ trưởng tổ dân phố
    WRITTEN_NOTICE = "written_notice"  # gửi văn bản
    DIALOGUE = "dialogue"  # hội nghị trao đổi, đối thoại
    STATEMENT = "statement"  # tiếp công dân, tiếp xúc cử tri, họp báo, thông cáo, người phát ngôn
    NOTICE_TO_BODIES = "notice_to_bodies"  # thông báo đến tổ chức, đoàn thể
    NETWORK = "network"  # mạng viễn thông, mạng xã hội
    OTHER = "other"  # hình thức khác


class ProofKind(StrEnum):
    """What proves that a form was used; one of those named for the form is enough."""

    PORTAL = "portal"  # the product is the portal and knows the moment
    PHOTO = "photo"  # ảnh chụp
    FILE = "file"  # ảnh, biên bản, văn bản
    ADDRESS = "address"  # địa chỉ trên mạng
    ACKNOWLEDGEMENT = "acknowledgement"  # xác nhận của người đứng đầu khu dân cư


class Place(StrEnum):
    """A kind of place; each ward has one or many of it."""

    HEADQUARTERS = "headquarters"  # trụ sở HĐND - UBND
    COMMUNITY_HOUSE = "community_house"  # nhà văn hóa, điểm sinh hoạt cộng đồng
    RECEPTION_PLACE = "reception_place"  # nơi tiếp công dân
    PORTAL = "portal"  # cổng thông tin điện tử
    LOUDSPEAKER = "loudspeaker"  # hệ thống truyền thanh
    NEIGHBOURHOOD = "neighbourhood"  # khu phố
    ORGANISATIONS = "organisations"  # cấp ủy, tổ chức
    ELSEWHERE = "elsewhere"  # hội nghị, mạng xã hội, nơi khác


class FormOfLaw(Entry):
    """One of the ten forms of article 12, khoản 1, by its point, and what proves it."""

    point: str
    form: Form
    title: str
    proof: tuple[ProofKind, ...] = Field(min_length=1)

    @property
    def basis(self) -> str:
        """Its place in the law."""
        return f"Điều 12 khoản 1 điểm {self.point} Luật 10/2022/QH15"


class FormAt(Entry):
    """A form at some kinds of place; `days` names the rule that says for how long at least."""

    form: Form
    places: tuple[Place, ...] = Field(min_length=1)
    days: str | None = None
    permanent: bool = False
    if_present: bool = False


class FormRule(FormAt):
    """A form that article 13 wants for some khoản."""

    khoans: tuple[int, ...]
    basis: str


class OtherLaw(Span):
    """Another law, or the ward's own regulation, that adds to article 13 or says otherwise."""

    basis: str
    says: str
    forms: tuple[FormAt, ...] = ()
    publish: str | None = None  # the rule by which showing begins, where it has its own
    term: str | None = None  # the rule of a period of its own, beside that of article 13
    confidence: Confidence = Confidence.SOURCED


class RequiredForm(Entry):
    """One form at one kind of place that an item needs; `days` None means no fixed minimum."""

    form: Form
    place: Place
    days: int | None
    permanent: bool
    if_present: bool
    basis: str


class WiderForm(Span):
    """What a ward's own regulation adds to an item: another form, or the same for longer."""

    item: str
    form: Form
    place: Place
    days: int | None = Field(default=None, ge=1)
    permanent: bool = False
    basis: str

    def widened(self, law: RequiredForm | None) -> RequiredForm:
        """What is needed when the law (None: no law) and the ward both speak: the longer one."""
        own = RequiredForm(
            form=self.form,
            place=self.place,
            days=self.days,
            permanent=self.permanent,
            if_present=False,
            basis=self.basis,
        )
        if law is None:
            return own
        if law.permanent or (not own.permanent and (own.days or 0) <= (law.days or 0)):
            return law
        return own.model_copy(update={"basis": f"{law.basis}; {self.basis}"})


def at_each_place(wanted: FormAt, basis: str, on: date) -> dict[tuple[Form, Place], RequiredForm]:
    """What one wish of a law asks for at each of its places, with the minimum days of that date."""
    days = rule(wanted.days, on).value if wanted.days else None
    return {
        (wanted.form, place): RequiredForm(
            form=wanted.form,
            place=place,
            days=days,
            permanent=wanted.permanent,
            if_present=wanted.if_present,
            basis=basis,
        )
        for place in wanted.places
    }
