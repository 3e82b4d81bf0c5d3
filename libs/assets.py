"""Static files under names that hold the hash of their content, so browsers keep them for good."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path, PurePath

PREFIX = "/static/"
HASH_DIGITS = 10
TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".svg": "image/svg+xml"}
ADDRESS = re.compile(r'url\("([^":]+)"\)')


@dataclass(frozen=True)
class Asset:
    """One file, read once at start."""

    hashed: str
    content: bytes
    media_type: str
    integrity: str


class Assets:
    """Every file of one folder, by its name and by its hashed name."""

    def __init__(self, folder: Path) -> None:
        """Reads the folder; a file added later is not seen."""
        self._by_name: dict[str, Asset] = {}
        paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        # Stylesheets last: they name the other files, and must name them by their hashed names.
        for path in sorted(paths, key=lambda path: path.suffix == ".css"):
            name = path.relative_to(folder).as_posix()
            content = path.read_bytes()
            if path.suffix == ".css":
                content = self._renamed(content, path.parent.relative_to(folder))
            self._by_name[name] = _asset(name, content)
        self._by_hashed = {asset.hashed: asset for asset in self._by_name.values()}

    def url(self, name: str) -> str:
        """The address of `app.css`: /static/app.<hash>.css; raises KeyError for an unknown file."""
        return PREFIX + self._by_name[name].hashed

    def integrity(self, name: str) -> str:
        """The value of a script's or stylesheet's `integrity` attribute."""
        return self._by_name[name].integrity

    def file(self, hashed: str) -> tuple[bytes, str] | None:
        """Content and media type behind a hashed name; None when there is no such file."""
        asset = self._by_hashed.get(hashed)
        return (asset.content, asset.media_type) if asset else None

    def _renamed(self, stylesheet: bytes, folder: PurePath) -> bytes:
        """The stylesheet with hashed addresses; a file that is not there keeps its plain one."""

        def hashed(found: re.Match[str]) -> str:
            asset = self._by_name.get((folder / found[1]).as_posix())
            return f'url("{PREFIX}{asset.hashed}")' if asset else found[0]

        return ADDRESS.sub(hashed, stylesheet.decode()).encode()


def _asset(name: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:HASH_DIGITS]
    path = PurePath(name)
    hashed = path.with_suffix(f".{digest}{path.suffix}").as_posix()
    media_type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    sealed = base64.b64encode(hashlib.sha384(content).digest()).decode()
    return Asset(hashed, content, media_type or "application/octet-stream", f"sha384-{sealed}")
