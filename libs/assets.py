"""Static files under names that hold the hash of their content, so browsers keep them for good."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from posixpath import normpath

PREFIX = "/static/"
HASH_DIGITS = 10
TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".svg": "image/svg+xml"}
# Where a file names another by its place: of a stylesheet, and of a module of scripts.
NAMES_OTHERS = {
    ".css": re.compile(r'(?<=url\(")[^":]+(?="\))'),
    ".js": re.compile(r"""(?<=from ['"])\.[^'"]+(?=['"])"""),
}


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
        self._folder = folder
        self._by_name: dict[str, Asset] = {}
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                self._read(path.relative_to(folder).as_posix())
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

    def _read(self, name: str) -> None:
        """Reads a file, and before it those it names: it must name them by their hashed names."""
        if name in self._by_name:
            return
        content = (self._folder / name).read_bytes()
        if names_others := NAMES_OTHERS.get(PurePath(name).suffix):
            content = names_others.sub(partial(self._hashed, name), content.decode()).encode()
        self._by_name[name] = _asset(name, content)

    def _hashed(self, name: str, found: re.Match[str]) -> str:
        """The address of what a file names; what is not there keeps its plain one."""
        other = normpath(PurePath(name).parent / found[0])
        if not (self._folder / other).is_file():
            return found[0]
        self._read(other)
        return self.url(other)


def _asset(name: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:HASH_DIGITS]
    path = PurePath(name)
    hashed = path.with_suffix(f".{digest}{path.suffix}").as_posix()
    media_type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    sealed = base64.b64encode(hashlib.sha384(content).digest()).decode()
    return Asset(hashed, content, media_type or "application/octet-stream", f"sha384-{sealed}")
