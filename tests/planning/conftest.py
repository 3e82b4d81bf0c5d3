"""Planning's database with the ward's units, a door to it, and the real plan's text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from libs.contracts.directory import WardOnboarded
from libs.kernel import clock, testing
from libs.kernel.settings import Settings
from services.planning.main import service
from services.planning.tables import Base
from tests.planning import ward
from tests.planning.ward import Faces
from tools.embedded.postgres import EmbeddedPostgres

REAL_PLAN = "ke-hoach-dan-chu-co-so-2025-phuong-uong-bi.txt"


@pytest.fixture(scope="session")
def settings(postgres: EmbeddedPostgres, scratch: Path) -> Iterator[Settings]:
    """Planning's own database and a folder for files."""
    url = postgres.url()
    testing.migrated(url, "planning")
    with testing.copy_of(url, "planning") as name:
        urls = {role: testing.role_url(url, "planning", role, name) for role in ("app", "relay")}
        yield testing.settings_for(urls, files_url=f"file://{scratch}/planning-files")


@pytest.fixture
def emptied(settings: Settings) -> Iterator[None]:
    """What a test left is swept out; much quicker than a database for each test."""
    yield
    owner = settings.database_url.replace("planning_app:app", "planning_owner:owner")
    names = [table.name for table in reversed(Base.metadata.sorted_tables)]
    with psycopg.connect(owner, autocommit=True) as db:
        for name in (*names, "answered", "job_run"):
            db.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))


@pytest.fixture
def clock_of_january() -> Iterator[None]:
    """It is 10 January 2025, before any day of the plan has come."""
    with testing.time_is(ward.NOW):
        yield


@pytest.fixture
async def faces(settings: Settings, emptied: None, clock_of_january: None) -> AsyncIterator[Faces]:
    """The ward at its desks, on 10 January 2025."""
    async with testing.service_client(service, settings) as (client, database):
        people = Faces(client, database)
        for unit_id in ward.UNITS:
            await people.hears(ward.opened(unit_id))
        yield people


@pytest.fixture(scope="session")
def real_plan(shared: Path) -> str:
    """The text of the plan of phường Uông Bí."""
    return (shared / "input" / REAL_PLAN).read_text(encoding="utf-8")


SMALL_PLAN = """KẾ HOẠCH
Thực hiện dân chủ ở cơ sở năm 2025

I. MỤC ĐÍCH
Bảo đảm quyền làm chủ của Nhân dân.

II. NỘI DUNG
1. Công khai
- Niêm yết công khai 14 nội dung UBND phường phải công khai tại nhà văn hóa.
2. Tiếp công dân
- Định kỳ ngày 01 và 15 hằng tháng bố trí lãnh đạo UBND tiếp công dân.

III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hoá - Xã hội phường
- Tổng hợp báo cáo việc thực hiện dân chủ ở cơ sở hàng quý.
- Báo cáo kết quả thực hiện trước ngày 25/5 đối với báo cáo 6 tháng.
2. Các khu phố
- Tổ chức các cuộc họp của cộng đồng khu dân cư.
3. Đề nghị Ủy ban Mặt trận Tổ quốc phường
- Tuyên truyền vận động Nhân dân thực hiện dân chủ ở cơ sở.
"""


@pytest.fixture
def small_plan() -> str:
    """A plan of a few lines, quick to live through."""
    return SMALL_PLAN


@pytest.fixture
async def ward_plan(faces: Faces, small_plan: str) -> str:
    """The ward's plan in force."""
    return await faces.approved(small_plan)


@pytest.fixture
async def named(faces: Faces) -> None:
    """The directory told how the ward is called."""
    event = WardOnboarded(
        occurred_at=clock.now(),
        code=ward.WARD,
        name="Phường Hoa Ban",
        kind="phường",
        province_code=22,
        province_name="Tỉnh Hoa Mai",
    )
    await faces.hears(event)
