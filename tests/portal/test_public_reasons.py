"""Whoever writes a reason that everybody reads is told so, and to name nobody."""

from __future__ import annotations

import pytest

from services.portal import election_steps, gathering_acts, matter_steps
from services.portal.views.matters import Field


def _counted(kind: str) -> list[Field]:
    return list(gathering_acts.ACTS[kind]["sua"].fields({"clusters": []}))


PUBLIC = {
    "withdrawn": matter_steps.ACTS["rut"].fields,
    "refused": matter_steps.ACTS["tu-choi"].fields,
    "abolished": matter_steps.ACTS["bai-bo"].fields,
    "moved": election_steps.ACTS["doi-ngay"].fields,
    "called off": election_steps.ACTS["huy"].fields,
    "count of a meeting": _counted("hop-dan"),
    "count of ballots": _counted("phat-phieu"),
}


@pytest.mark.parametrize("what", PUBLIC)
def test_a_public_reason_says_that_everybody_reads_it(what: str) -> None:
    [reason] = [each for each in PUBLIC[what] if each.name == "reason"]
    assert "Mọi người đọc được" in reason.hint
    assert "không ghi tên ai" in reason.hint
