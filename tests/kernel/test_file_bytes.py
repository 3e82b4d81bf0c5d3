"""A service that must read an uploaded file reads it from the store of its settings."""

from __future__ import annotations

import io

import httpx
from fastapi import APIRouter
from PIL import Image

from libs.kernel.database import Database
from libs.kernel.edges import By, FileBytes
from libs.kernel.files import FileStore
from libs.kernel.service import Service
from libs.kernel.settings import Settings

router = APIRouter()


@router.get("/sizes/{sha256}")
async def size_of(sha256: str, by: By, store: FileBytes) -> int:
    return len(await store.read(by.ward_id, sha256))


async def test_a_route_reads_the_bytes_of_a_file_of_its_own_ward_only(tmp_path):
    settings = Settings(files_url=f"file://{tmp_path}/files", link_key="a key for tests")
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    kept = await FileStore(settings.files_url).keep("06811", picture.getvalue())
    database = Database("postgresql://nobody@127.0.0.1:1/none", "test")
    app = Service("sizes", router).application(settings, database)
    transport = httpx.ASGITransport(app)

    async with httpx.AsyncClient(transport=transport, base_url="http://bus") as client:
        ours = await client.get(f"/api/wards/06811/sizes/sizes/{kept.sha256}")
        theirs = await client.get(f"/api/wards/06820/sizes/sizes/{kept.sha256}")

    assert ours.json() == kept.size_bytes
    assert theirs.status_code == 404
