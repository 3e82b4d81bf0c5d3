"""The story of a vote by secret ballot in sentences: nothing of a household, a ballot, a voter.

What is written down when a household gets, spoils or returns a paper stays out of it for good.
"""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "open_ballot_round": "Ghi danh sách hộ, công bố khóa và giờ biểu quyết.",
    "count_ballots": "Kiểm phiếu và công bố kết quả.",
    "destroy_signing_key": "Hủy khóa ký: không ai ký thêm được phiếu nào nữa.",
}
