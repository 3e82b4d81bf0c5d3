"""Nothing tracked holds a secret, a path of one machine, or where one site fetches packages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from tests.shape.tree import ROOT, tracked

# Written apart, or this file would be the first one found.
LEAKS = {
    "a path of one machine": r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/[\w.]",
    "a package registry": r"(?:pypi|npmjs|pythonhosted|jsr)\.(?:org|io)|(?:extra-)?index-url|"
    r"\b(?:artifactory|nexus|devpi)\b",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY|\bSU[A-Z2-7]{56}\b|"
    r'"d":\s*"[\w-]{40,}"',
    "a password in an address": r"\w+://[\w.-]+:(?!password@)[^\s@/{}$<>*]{6,}@",
}
PICTURES = re.compile(r"\.(?:png|jpg|jpeg|woff2?|pdf|docx|xlsx|ico|gz)$")
# They try the guard itself: what they hold is invented.
INVENTED = frozenset(["tests/shape/test_secrets.py", "tests/tools/test_check.py"])


def leaks(text: str) -> Iterator[str]:
    """What a text should not hold."""
    for kind, pattern in LEAKS.items():
        for found in re.finditer(pattern, text):
            yield f"{kind}: {found[0]}"


def test_no_tracked_file_leaks() -> None:
    read = [path for path in tracked() if not PICTURES.search(path) and path not in INVENTED]
    found = [
        f"{path}: {leak}"
        for path in read
        for leak in leaks((ROOT / path).read_text(errors="replace"))
    ]

    assert not found, "\n".join(found)


def test_locks_name_no_address() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text()
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert not [name for name, entry in packages.items() if "resolved" in entry]


def test_secrets_of_a_site_are_never_tracked() -> None:
    assert not [path for path in tracked() if path == "deploy/env" or path.startswith(".local/")]


@pytest.mark.parametrize(
    "text",
    [
        "open('/home/lan/plan.txt')",
        "--index-url=x",
        "https://files.pythonhosted.org/a.whl",
        "-----BEGIN RSA PRIVATE KEY-----",
        "SU" + "A" * 56,
        "postgresql://planning_app:correct-horse@host/planning",
    ],
)
def test_a_leak_is_found(text: str) -> None:
    assert len(list(leaks(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "/api/wards/06811/planning",
        "postgresql://planning_app:${PLANNING_APP_PASSWORD}@postgres/planning",
        'f"postgresql://{name}:{password}@{host}"',
        "file:///files",
    ],
)
def test_what_is_no_leak_passes(text: str) -> None:
    assert not list(leaks(text))
