"""Sample views of votes by secret ballot."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from libs.kernel.clock import VIETNAM
from services.participation.ballots.words import STEPS
from services.portal.views import Choice, Link, State
from services.portal.views.ballots import (
    OpenedBallot,
    OptionCount,
    VoteLine,
    VoterLine,
    VotesView,
    VotesWorkView,
    VoteView,
    VoteWorkView,
)
from tests.portal.samples.past import past

HERE = "/06811/bieu-quyet/1"
LINE = VoteLine(
    href=HERE,
    title="Giờ đóng cửa nhà văn hóa khu phố",
    neighbourhood="Khu phố Bắc Sơn",
    opens_at=datetime(2026, 11, 25, 7, tzinfo=VIETNAM),
    closes_at=datetime(2026, 11, 28, 17, tzinfo=VIETNAM),
    state=State("live", "Đang bỏ phiếu"),
)
DONE = replace(LINE, state=State("done", "Đã kiểm phiếu"))
OPEN = VoteView(
    line=LINE,
    households=240,
    phase="open",
    keys="9f2a 01bc 77d0 4e5f 9f2a 01bc 77d0 4e5f",
    options=[Choice("1", "Đồng ý"), Choice("2", "Không đồng ý"), Choice("3", "Ý kiến khác")],
    script={"round": "1", "signature": f"{HERE}/s", "box": f"{HERE}/b", "sign-key": "AA=="},
    matter=Link("/06811/nhan-dan-ban/1", "Nội dung đưa ra quyết định"),
    events=past(STEPS, "open_ballot_round"),
)
COUNTED = replace(
    OPEN,
    line=DONE,
    phase="counted",
    counts=[OptionCount("Đồng ý", 120, 22), OptionCount("Không đồng ý", 31, 4)],
    invalid=1,
    finding="142 trên tổng số 240 hộ đồng ý: được thông qua (cần trên một nửa tổng số hộ).",
    ballots=[OpenedBallot("0a" * 32, 1, "Đồng ý"), OpenedBallot("1b" * 32, 0, "Không hợp lệ")],
    downloads=[Link(f"{HERE}/ballots", "Tải danh sách phiếu (JSON)")],
    command="danbiet ballots phieu-1.json --keys 9f2a01bc77d04e5f",
    events=past(STEPS, "open_ballot_round", "destroy_signing_key", "count_ballots"),
)
ENDED = replace(OPEN, line=replace(LINE, state=State("soon", "Đã đóng")), phase="ended")
LIST = VotesView([LINE, DONE])
WORK = VoteWorkView(
    line=LINE,
    public=Link(HERE, "Trang biểu quyết của hộ"),
    households=240,
    figures=[("hộ trong danh sách", 240), ("hộ đã nhận phiếu trực tuyến", 151)],
    voters=[
        VoterLine("1", 1, State("todo", "Chưa nhận phiếu"), [Choice(f"{HERE}/p", "Phát phiếu")]),
        VoterLine("2", 2, State("live", "Đã nhận phiếu trực tuyến"), []),
    ],
    matter=Link("/06811/viec/nhan-dan-ban/1", "Nội dung biểu quyết"),
    alert="Hộ này đã nhận phiếu trực tuyến.",
    events=OPEN.events,
)
ANNOUNCE = VotesWorkView([LINE], "/06811/viec/nhan-dan-ban")
