"""Copies the third-party web files the portal serves out of node_modules, each checked by sha256.

`python -m tools.assets` copies; `python -m tools.assets --lock` writes the sums of what npm
installed into tools/assets.lock.json, to be read and committed after a version was raised.
"""

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = Path("tools", "assets.lock.json")
VENDOR = Path("services", "portal", "static", "vendor")

# What the portal serves -> where npm puts it.
SOURCES = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "htmx-LICENSE.txt": "htmx.org/LICENSE",
    "be-vietnam-pro-LICENSE.txt": "@fontsource/be-vietnam-pro/LICENSE",
    # Modules that name one another by their places, which they keep.
    "blindrsa/blindrsa.js": "@cloudflare/blindrsa-ts/lib/src/blindrsa.js",
    "blindrsa/util.js": "@cloudflare/blindrsa-ts/lib/src/util.js",
    "blindrsa/sjcl/index.js": "@cloudflare/blindrsa-ts/lib/src/sjcl/index.js",
    "blindrsa/LICENSE.txt": "@cloudflare/blindrsa-ts/LICENSE.txt",
    "blindrsa/sjcl/LICENSE.txt": "sjcl/LICENSE.txt",
} | {
    f"be-vietnam-pro-{script}-{weight}.woff2": "@fontsource/be-vietnam-pro/files/"
    f"be-vietnam-pro-{script}-{weight}-normal.woff2"
    for script in ("latin", "vietnamese")
    for weight in (400, 600, 700)
}


class AssetDiffers(RuntimeError):
    """A file that npm installed is missing or is not the one whose sum was committed."""


def copy(root: Path = ROOT) -> list[Path]:
    """Copies every file into the portal's static folder; tells what was written.

    Nothing is written when one differs: raises AssetDiffers.
    """
    sums = json.loads((root / LOCK).read_text())
    contents = {name: _read(root, name) for name in SOURCES}
    for name, content in contents.items():
        if hashlib.sha256(content).hexdigest() != sums.get(name):
            raise AssetDiffers(f"{SOURCES[name]} is not the file whose sum is in {LOCK}")
    folder = root / VENDOR
    folder.mkdir(parents=True, exist_ok=True)
    for old in (path for path in folder.rglob("*") if path.is_file()):
        if old.relative_to(folder).as_posix() not in contents:
            old.unlink()
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def lock(root: Path = ROOT) -> None:
    """Writes the sums of what npm installed, which compared it with package-lock.json."""
    sums = {name: hashlib.sha256(_read(root, name)).hexdigest() for name in SOURCES}
    (root / LOCK).write_text(json.dumps(sums, indent=2, sort_keys=True) + "\n")


def main(argv: list[str]) -> int:
    """Copies, or with --lock writes the sums anew."""
    if argv == ["--lock"]:
        lock()
        return 0
    try:
        copy()
    except AssetDiffers as problem:
        print(f"assets: {problem}", file=sys.stderr)
        return 1
    return 0


def _read(root: Path, name: str) -> bytes:
    source = root / "node_modules" / SOURCES[name]
    if not source.is_file():
        raise AssetDiffers(f"{SOURCES[name]} is not in node_modules: run `make setup`")
    return source.read_bytes()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
