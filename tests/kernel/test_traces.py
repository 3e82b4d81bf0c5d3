"""One trace runs from the asker through bus, service, outbox and listener; no text is in it."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

STORY = """
import asyncio, sys
from libs.kernel import bus, telemetry, testing
from libs.kernel.actor import Actor
from libs.kernel.settings import Settings
from libs.kernel.service import Running
from opentelemetry.trace import SpanKind
from tests.kernel import sample
from tests.kernel.test_events import until

async def main():
    left, right = (Settings.model_validate_json(text) for text in sys.argv[1:3])
    # This process signs with a key of its own, so it also has to check with it.
    left = left.model_copy(update={"actor_public_key": testing.PUBLIC_KEY})
    telemetry.set_up_traces("story", f"file://{sys.argv[3]}")
    parts = [Running(sample.left, left), Running(sample.right, right)]
    for one in parts:
        await one.start()
    headers = [*testing.signed(Actor("lan", "06811")).items(), ("content-type", "application/json")]
    body = '{"text": "Nguyễn Thị Bí Mật"}'.encode()
    asker = await bus.connect(left, "gateway")
    with telemetry.span("a citizen asks", SpanKind.SERVER):
        answer = await bus.ask(asker, "left", "POST", "/api/wards/06811/left/notes?q=B%C3%AD",
                               headers, body)
    assert answer.status == 201, answer
    poison = '{"text": "poison"}'.encode()
    await bus.ask(asker, "left", "POST", "/api/wards/06811/left/notes", headers, poison)
    assert len(await until(parts[1].database, 1)) == 1
    while not parts[1].listeners[0].letters.waiting:
        await asyncio.sleep(0.05)
    for one in parts:
        await one.stop()
    await asker.close()

asyncio.run(main())
"""


async def test_one_trace_from_the_asker_to_the_listener(pair, tmp_path):
    """In a process of its own: the provider of traces can be set only once in each."""
    spans_file = tmp_path / "spans.jsonl"
    arguments = [pair.left.model_dump_json(), pair.right.model_dump_json(), str(spans_file)]

    story = await asyncio.create_subprocess_exec(sys.executable, "-c", STORY, *arguments, cwd=ROOT)
    assert await asyncio.wait_for(story.wait(), 60) == 0

    text = spans_file.read_text()
    spans = [json.loads(line) for line in text.splitlines()]
    by_name = {span["name"]: span for span in reversed(spans)}
    failed = [span for span in spans if span["status"]["status_code"] == "ERROR"]
    names = ["a citizen asks", "ask left", "POST left", "hear left.note.written"]
    assert set(names) <= set(by_name)
    assert len({by_name[name]["context"]["trace_id"] for name in names}) == 1
    assert by_name["POST left"]["parent_id"] == by_name["ask left"]["context"]["span_id"]
    assert (
        by_name["hear left.note.written"]["parent_id"] == by_name["POST left"]["context"]["span_id"]
    )
    assert {span["status"]["description"] for span in failed} == {"ValueError"}
    assert "poison" not in text
    assert "Bí" not in text
    assert "B%C3%AD" not in text
