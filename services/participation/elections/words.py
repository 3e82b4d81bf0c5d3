"""The story of an election in sentences. No candidate and no vote is in it."""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "decide_election": "Quyết định bầu vào ngày {on}, theo văn bản số {number}.",
    "call_board_election": "Định bầu vào ngày {on}.",
    "send_candidates": "Gửi danh sách người ứng cử ngày {sent_on}.",
    "form_election_team": "Lập Tổ bầu cử ngày {on}, theo văn bản số {number}.",
    "announce_election": "Thông báo cuộc bầu đến các hộ ngày {announced_on}.",
    "move_election": "Ngày bầu được dời sang {on}.",
    "call_off_election": "Dừng cuộc bầu này.",
}
# Its vote is a matter that residents decide.
VOTE: Sentences = {
    "open_matter": "Mở bỏ phiếu ngày {on}.",
    "lack_matter": "Cuộc họp ngày {on} không đủ đại diện hộ gia đình.",
    "adopt_matter": "Có người được bầu, ngày {on}.",
    "reject_matter": "Không ai được bầu, ngày {on}.",
    "send_matter": "Gửi kết quả bầu ngày {on}.",
    "recognise_matter": "Kết quả bầu được công nhận ngày {on}.",
    "refuse_matter": "Kết quả bầu không được công nhận, ngày {on}.",
    "abolish_matter": "Kết quả bầu bị bãi bỏ ngày {on}.",
}
