"""The ward with its name, and a file that was uploaded to it."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest
from PIL import Image

from libs.contracts.directory import WardOnboarded
from libs.kernel.files import Desk, FileStore
from libs.kernel.settings import Settings
from tests.planning.ward import NOW, WARD, Faces

Upload = Callable[[datetime], Awaitable[str]]


@pytest.fixture
def upload(settings: Settings) -> Upload:
    """Uploads a page of minutes at a moment, and gives the proof of it."""

    async def uploaded(now: datetime) -> str:
        page = io.BytesIO()
        Image.new("RGB", (8, 8)).save(page, "PNG")
        stored = await FileStore(settings.files_url).keep(WARD, page.getvalue())
        return Desk(settings.link_key).receipt(WARD, stored, now)

    return uploaded


@pytest.fixture
async def receipt(upload: Upload) -> str:
    """Proof that a page of minutes was uploaded to the ward today."""
    return await upload(NOW)


@pytest.fixture
async def ward(faces: Faces) -> Faces:
    """The ward, onboarded under its name."""
    onboarded = WardOnboarded(
        occurred_at=NOW,
        code=WARD,
        name="Phường Uông Bí",
        kind="phường",
        province_code=22,
        province_name="Tỉnh Quảng Ninh",
    )
    await faces.hears(onboarded)
    return faces
