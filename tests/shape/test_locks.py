"""Who locks a row reads it anew: what was loaded before the wait may be another's by now."""

from __future__ import annotations

from tests.shape.tree import sources


def test_a_row_got_under_a_lock_is_read_anew() -> None:
    stale = []
    for source in sources():
        for name, call in source.calls:
            given = {each.arg for each in call.keywords}
            locks = name.endswith((".get", ".get_one")) and "with_for_update" in given
            if locks and "populate_existing" not in given:
                stale.append(f"{source.path}:{call.lineno}")

    assert stale == []
