"""The first steps in their order: why the law wants each, who does it where, and what is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from services.portal.first_steps.seen import HANGING, SHOWN, WRITTEN, Seen

LAW = "Luật 10/2022/QH15"
LEADERS = {"chair": "Chủ tịch", "office": "Văn phòng", "culture": "Văn hóa - Xã hội"}
PLAN_WORDS = {
    "draft": "Bản dự thảo đang được rà soát; rà soát xong thì trình Chủ tịch.",
    "submitted": "Kế hoạch đã trình, chờ Chủ tịch duyệt.",
}


@dataclass(frozen=True)
class Standing:
    """How far a step is: `done`, and what there is or what is left, in a sentence."""

    done: bool
    says: str


@dataclass(frozen=True)
class Step:
    """A step; `action` is what a person must be allowed to do on the page below `path`."""

    key: str
    title: str
    why: str
    basis: str
    who: str
    action: str
    path: str
    verb: str
    standing: Callable[[Seen], Standing | None]


def _contact(seen: Seen) -> Standing | None:
    if seen.contact is None:
        return None
    if seen.contact["address"]:
        return Standing(True, f"{seen.contact['address']}, {seen.contact['phone']}.")
    return Standing(False, "Tên lấy từ danh mục của Nhà nước. Còn địa chỉ trụ sở, số điện thoại.")


def _units(seen: Seen) -> Standing | None:
    if seen.units is None:
        return None
    kinds = seen.kinds()
    missing = [
        words
        for kind, words in (
            ("office", "Văn phòng"),
            ("department", "các phòng chuyên môn"),
            ("neighbourhood", "các khu phố, thôn"),
        )
        if not kinds[kind]
    ]
    if missing:
        return Standing(False, f"Còn thiếu {', '.join(missing)}.")
    houses = kinds["neighbourhood"]
    return Standing(True, f"{kinds.total()} đơn vị, trong đó {houses} khu phố, thôn.")


def _accounts(seen: Seen) -> Standing | None:
    if seen.officials is None:
        return None
    missing = [words for role, words in LEADERS.items() if not seen.holders(role)]
    heads = seen.holders("neighbourhood_head")
    if not heads:
        missing.append("Trưởng khu phố, thôn")
    if missing:
        return Standing(False, f"Chưa ai có tài khoản: {', '.join(missing)}.")
    places = {one["unit_id"] for one in heads}
    without = seen.kinds()["neighbourhood"] - len(places)
    said = f"{len(seen.officials)} tài khoản."
    if without > 0:
        said += f" {without} khu phố, thôn chưa có tài khoản Trưởng khu; Văn phòng ghi thay."
    return Standing(True, said)


def _places(seen: Seen) -> Standing | None:
    if seen.places is None or seen.units is None:
        return None
    houses = sum(place["kind"] == "community_house" for place in seen.places)
    if not houses:
        return Standing(
            False, "Trụ sở đã có sẵn. Còn nhà văn hóa: ghi ở cột “Nhà văn hóa” khi nhập đơn vị."
        )
    without = seen.kinds()["neighbourhood"] - houses
    said = f"Trụ sở và {houses} nhà văn hóa."
    return Standing(True, f"{said} {without} khu phố, thôn chưa ghi." if without > 0 else said)


def _calendar(seen: Seen) -> Standing | None:
    if seen.calendar is None:
        return None
    posted = sum(bool(each["posted_on"]) for each in seen.calendar["sessions"])
    if posted:
        return Standing(True, f"Đã niêm yết {posted} buổi tiếp công dân.")
    return Standing(
        False, "Ngày làm việc, ngày nghỉ lễ đã có sẵn theo lịch nhà nước. Còn lịch tiếp công dân."
    )


def _plan(seen: Seen) -> Standing | None:
    if seen.plans is None:
        return None
    states = [plan["state"] for plan in seen.plans]
    for state in ("in_force", "approved", "closed"):
        if state in states:
            number = next(plan["number"] for plan in seen.plans if plan["state"] == state)
            return Standing(True, f"Kế hoạch {number} đã được duyệt.")
    begun = next((PLAN_WORDS[state] for state in states if state in PLAN_WORDS), "")
    return Standing(False, begun or "Đưa tệp Word hoặc dán văn bản; phần mềm tách thành nhiệm vụ.")


def _front(seen: Seen) -> Standing | None:
    if seen.officials is None:
        return None
    if not seen.holders("front"):
        return Standing(False, "Mặt trận chưa có tài khoản: người vận hành cấp tài khoản đầu tiên.")
    if seen.holders("people_board"):
        return Standing(True, "Mặt trận và Ban Thanh tra nhân dân đã có tài khoản.")
    return Standing(
        False, "Mặt trận đã có tài khoản đầu tiên; còn tài khoản của Ban Thanh tra nhân dân."
    )


def _paper(states: tuple[str, ...], done: str, left: str) -> Callable[[Seen], Standing | None]:
    def standing(seen: Seen) -> Standing | None:
        if seen.papers is None:
            return None
        there = seen.how_many(*states) > 0
        return Standing(there, done if there else left)

    return standing


STEPS = (
    Step(
        "lien-he", "Địa chỉ, điện thoại của {kind}",
        "Người dân góp ý qua hòm thư, đường dây nóng nên phải biết gọi đến đâu.",
        f"Điều 26 khoản 1 điểm d {LAW}", "Văn phòng hoặc Chủ tịch",
        "set_contact", "/viec/lien-he", "Ghi địa chỉ, điện thoại", _contact,
    ),
    Step(
        "don-vi", "Đơn vị và {neighbourhood}",
        "Mỗi việc công khai có một đơn vị phụ trách, và được niêm yết ở mọi {neighbourhood}.",
        f"Điều 13 khoản 2 {LAW}", "Chủ tịch hoặc Văn phòng",
        "import_units", "/viec/don-vi", "Nhập danh sách đơn vị", _units,
    ),
    Step(
        "tai-khoan", "Tài khoản của lãnh đạo, công chức, Trưởng {neighbourhood}",
        "Chủ tịch chịu trách nhiệm và duyệt; người soạn không tự duyệt, nên cần ít nhất hai người.",
        f"Điều 14 khoản 1 {LAW}", "Chủ tịch",
        "import_officials", "/viec/tai-khoan/nhap", "Cấp tài khoản từ danh sách", _accounts,
    ),
    Step(
        "noi-niem-yet", "Nơi niêm yết",
        "Văn bản phải dán ở trụ sở và ở nhà văn hóa của mọi {neighbourhood}.",
        f"Điều 13 khoản 2 {LAW}", "Chủ tịch hoặc Văn phòng",
        "import_units", "/viec/don-vi", "Xem nhà văn hóa của từng nơi", _places,
    ),
    Step(
        "lich", "Lịch làm việc, lịch tiếp công dân",
        "Lịch tiếp công dân phải được niêm yết trước; mọi thời hạn tính theo ngày làm việc.",
        "Điều 24 khoản 4 Luật Tiếp công dân 42/2013/QH13", "Văn phòng",
        "post_calendar", "/viec/tiep-cong-dan", "Niêm yết lịch tiếp công dân", _calendar,
    ),
    Step(
        "ke-hoach", "Kế hoạch của năm",
        "Mỗi năm phải có kế hoạch; từ đó phần mềm biết ai phải làm gì, công khai gì, ngày nào.",
        f"Điều 14 khoản 1 {LAW}", "Văn hóa - Xã hội hoặc Văn phòng; Chủ tịch duyệt",
        "import_plan", "/viec/ke-hoach", "Đưa kế hoạch vào", _plan,
    ),
    Step(
        "mat-tran", "Tài khoản của Mặt trận, các Ban của Nhân dân",
        "Mặt trận và Ban Thanh tra nhân dân giám sát UBND nên tự giữ tài khoản của mình.",
        f"Điều 36 đến Điều 45 {LAW}", "Mặt trận, bằng tài khoản riêng",
        "", "/viec/tai-khoan", "", _front,
    ),
    Step(
        "ghi-van-ban", "Văn bản đầu tiên: ghi và soạn",
        "Mười bốn nhóm nội dung dân được biết; bắt đầu từ một văn bản đã ký gần đây.",
        f"Điều 11 {LAW}", "Văn phòng hoặc đơn vị phụ trách",
        "register_document", "/viec/cong-khai/moi", "Công khai một văn bản mới",
        _paper(WRITTEN, "Đã soạn.", "Cần số, ngày ký, tên văn bản và vài câu tóm tắt."),
    ),
    Step(
        "duyet", "Văn bản đầu tiên: duyệt",
        "Chủ tịch chịu trách nhiệm về việc công khai; người soạn không tự duyệt.",
        f"Điều 14 khoản 1 {LAW}", "Chủ tịch",
        "approve_disclosure", "/viec/cong-khai", "Xem và duyệt",
        _paper(("approved", *SHOWN), "Đã duyệt.", "Chờ Chủ tịch mở văn bản và bấm “Duyệt”."),
    ),
    Step(
        "cong-khai", "Văn bản đầu tiên: công khai",
        "Bấm “Công khai ngay” thì mọi người đọc được trên bảng công khai.",
        f"Điều 12 khoản 3 {LAW}", "Văn phòng hoặc đơn vị phụ trách",
        "publish_disclosure", "/viec/cong-khai", "Mở văn bản đã duyệt",
        _paper(SHOWN, "Đã công khai trên bảng.", "Chưa văn bản nào ra bảng công khai."),
    ),
    Step(
        "niem-yet", "Văn bản đầu tiên: dán tờ giấy, chụp ảnh",
        "Tờ giấy ở trụ sở, nhà văn hóa phải có ảnh làm chứng; ngày niêm yết tính từ lúc dán.",
        f"Điều 13 khoản 2 {LAW}", "Văn phòng, Trưởng {neighbourhood}",
        "start_posting", "/viec", "Ghi niêm yết, kèm ảnh",
        _paper(HANGING, "Đã dán, có ảnh.", "Dán rồi chụp bằng điện thoại."),
    ),
)  # fmt: skip
