"""When a draft may be sent back."""

from libs.kernel.errors import Conflict
from services.planning.rules import PlanState


class NotSubmitted(Conflict):
    """Kế hoạch chưa được trình, hoặc đã được phê duyệt, nên không trả lại được."""


def check_return(state: PlanState) -> None:
    """Refuse to send back what does not wait for approval."""
    if state is not PlanState.SUBMITTED:
        raise NotSubmitted
