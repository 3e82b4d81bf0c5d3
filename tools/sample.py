"""Load the sample ward 06811 into a machine that runs; once."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from pathlib import Path

from libs.kernel import clock
from libs.law.calendar import national_calendar
from tools.machine import Machine
from tools.samples.asking import ask_opinions, survey_satisfaction, type_in_papers
from tools.samples.cast import Cast, passwords_kept
from tools.samples.showing import Paper, hang, places, publish, read_out, register, tell_heads
from tools.samples.ward import approve_plan, found_ward

SURVEY_DAYS = 14
WARD = "06811"  # phường Uông Bí, tỉnh Quảng Ninh


def load(machine: Machine) -> None:
    """Found the ward with its plan and a few papers, unless it is there already."""
    if not is_loaded(machine):
        asyncio.run(_load(machine))
        _mark(machine).touch()


def is_loaded(machine: Machine) -> bool:
    """Whether the sample ward is there already."""
    return _mark(machine).exists()


def _mark(machine: Machine) -> Path:
    return machine.home / "sample.done"


def accounts(machine: Machine) -> str:
    """What to type to look around, as lines of text."""
    passwords = passwords_kept(machine.home / "sample-accounts.json")
    shown = {
        "chutich": "chair: approves",
        "vanphong": "office: publishes, monitors",
        "vhxh": "culture: compiles plan and report",
        "khu01": "neighbourhood head: posts at khu phố 1",
        "mttq": "the Front: keeps its own accounts and the boards'",
        "ttnd": "Ban TTND: a room of its own",
        "gsdtcd": "Ban GSĐTCĐ: a room of its own",
        "tiepcongdan": "clerk: receives citizens, petitions, feedback",
    }
    lines = [
        f"  {name:<11} {passwords[name]:<16} {what}"
        for name, what in shown.items()
        if name in passwords
    ]
    address = f"http://localhost:{machine.http_port}/{WARD}"
    more = f"  all of them: {machine.home / 'sample-accounts.json'}"
    return "\n".join([f"Sample ward (its figures are samples): {address}", *lines, more])


async def _load(machine: Machine) -> None:
    passwords = passwords_kept(machine.home / "sample-accounts.json")
    async with Cast(f"http://127.0.0.1:{machine.http_port}", WARD, passwords) as cast:
        await cast.onboard(machine.database_url("directory", "app"))
        await found_ward(cast)
        today = clock.now().date()
        await approve_plan(cast, today.year, signed_on=today)
        await _show_papers(cast, today)
        await ask_opinions(cast, today)
        asked = await survey_satisfaction(cast, today, today + timedelta(days=SURVEY_DAYS))
        await type_in_papers(cast, asked)


async def _show_papers(cast: Cast, today: date) -> None:
    """A few papers in different states, so that the board has something to say."""
    calendar = national_calendar()
    yesterday = calendar.previous_working(today - timedelta(days=1))
    long_ago = calendar.previous_working(today - timedelta(days=12))
    shown = await _publish(
        cast, Paper("2c", "Tình hình thực hiện ngân sách quý (mẫu)", "201/BC-UBND", yesterday)
    )
    for place in (await places(cast))[:12]:
        await hang(cast, shown, place, today)
    policy = Paper("7a", "Chính sách hỗ trợ hộ nghèo (mẫu)", "202/TB-UBND", long_ago, "VHXH")
    heard = await _publish(cast, policy)
    await read_out(cast, heard, today, days=1)
    await tell_heads(cast, heard, today)
    for paper in (
        Paper("3a", "Danh mục công trình đầu tư công (mẫu)", "203/TB-UBND", yesterday, "KTHTĐT"),
        Paper("12a", "Mức thu các loại phí (mẫu)", "204/QĐ-UBND", long_ago, "KTHTĐT"),
    ):
        await register(cast, paper)


async def _publish(cast: Cast, paper: Paper) -> str:
    return await publish(cast, await register(cast, paper), "Văn bản mẫu để xem thử phần mềm.")
