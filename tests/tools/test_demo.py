"""The demo: a week is lived and told in lines, and what it shows can be looked at."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS_MAX = 150.0


@pytest.fixture
def demo() -> Iterator[subprocess.Popen[str]]:
    """`danbiet demo --keep` in a process of its own, ended when it takes too long."""
    command = [sys.executable, "-m", "tools.cli", "demo", "--keep"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        watch = threading.Timer(SECONDS_MAX, process.send_signal, [signal.SIGINT])
        watch.start()
        yield process
        watch.cancel()
        process.send_signal(signal.SIGINT)


@pytest.mark.timeout(200)
def test_the_week_is_lived_told_and_kept_to_look_at(demo: subprocess.Popen[str]) -> None:
    assert demo.stdout
    lines: list[str] = []
    for line in demo.stdout:
        lines.append(line.strip())
        if line.startswith("Ctrl-C"):
            break
    told = "\n".join(lines)
    addresses = re.findall(r"http://\S+", told)
    answers = [httpx.get(one, follow_redirects=True, timeout=30) for one in addresses]
    demo.send_signal(signal.SIGINT)

    assert "signed 03/03/2025: due 10/03/2025 (Điều 12 khoản 3 Luật 10/2022/QH15)." in told
    assert "told: disclosures.posting.started x3" in told
    after_the_loss = told.partition("disclosures.posting.broken")[2]
    assert "Nhà văn hóa khu phố 1: until 06/04/2025, hung again" in after_the_loss
    assert "Nhà văn hóa khu phố 2: until 02/04/2025\n" in after_the_loss
    saturday = told.partition("Saturday 08/03/2025")[2].partition("Sunday")[0]
    assert "told: disclosures.obligation.late, due 07/03/2025" in saturday
    assert "disclosures.obligation.late" not in told.partition("Saturday")[0]
    assert [answer.status_code for answer in answers] == [200] * 6
    assert "Chợ họp buổi chiều làm tắc đường" in answers[3].text
    assert "Khảo sát mức độ hài lòng (số liệu mẫu)" in answers[4].text
    assert "không phải ý kiến của người thật" in answers[4].text
    shown = " ".join(re.sub("<[^>]+>", " ", answers[4].text).split())
    assert "Hài lòng và rất hài lòng: 80% của 25" in shown
    assert answers[2].content.startswith(b"%PDF")
    assert demo.wait(40) == 0
