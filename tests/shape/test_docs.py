"""What is written about the code is true: pages are fresh, links lead somewhere, words exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from libs.kernel.settings import Settings
from tests.shape.tree import ROOT, sources, tracked
from tools import cli, docs
from tools.parts import PARTS

LINK = re.compile(r"\[([^\]]*)\]\(([^)#\s]+)(?:#[^)]*)?\)")
PAGES = [path for path in tracked() if path.endswith(".md")]
LINES_MAX = {"README.md": 120, "docs/architecture.md": 120}
DECISION_LINES_MAX = 40


def page(path: str) -> str:
    return (ROOT / path).read_text()


def broken_links(path: str, text: str) -> list[str]:
    """Links to no file, and names beside a link to a program that the program does not have."""
    found = []
    for words, target in LINK.findall(text):
        file = (ROOT / path).parent / target
        if "://" in target:
            continue
        if not file.exists():
            found.append(f"{path}: {target}")
        elif file.suffix in (".py", ".yaml"):
            names = re.findall(r"`([^`]+)`", words)
            found += [f"{path}: {name} in {target}" for name in names if not _has(file, name)]
    return found


def _has(file: Path, name: str) -> bool:
    pattern = rf"^\s*(?:async )?(?:def|class) {re.escape(name)}\b|^{re.escape(name)}\b"
    if file.suffix == ".yaml":
        pattern = rf"^\s*- id: {re.escape(name)}$"
    return bool(re.search(pattern, file.read_text(), re.MULTILINE))


def undocumented(makefile: str, text: str) -> list[str]:
    """Targets of the Makefile without a line of help, or that no page names."""
    targets = re.findall(r"^([a-z]+):(.*)$", makefile, re.MULTILINE)
    found = [name for name, rest in targets if "## " not in rest]
    return found + [name for name, _ in targets if not re.search(rf"make {name}\b", text)]


def unknown_words(glossary: str, texts: str) -> list[str]:
    """Identifiers of the glossary that no program and no data file has."""
    known = {*re.findall(r"\w+", texts), *re.findall(r"[\w.]+", texts)}
    return [name for name in re.findall(r"`([\w.]+)`", glossary) if name not in known]


@pytest.mark.parametrize("path", docs.PAGES)
def test_a_generated_page_is_fresh(path: str) -> None:
    fresh = page(path) == docs.PAGES[path]()

    assert fresh, "run `make docs`"


def test_every_link_leads_somewhere() -> None:
    found = [link for path in PAGES for link in broken_links(path, page(path))]

    assert not found, "\n".join(found)


def test_every_setting_is_documented() -> None:
    text = page("docs/settings.md")

    assert [n for n in Settings.model_fields if f"DANBIET_{n.upper()}`" not in text] == []


@pytest.mark.parametrize("part", PARTS)
def test_every_part_says_what_it_is_for(part: str) -> None:
    """In its README for who changes it, in its first line for the map, and on the map."""
    assert (ROOT / "services" / part / "README.md").exists()
    assert f"| [{part}](services/{part}) | " in page("README.md")


@pytest.mark.parametrize("part", PARTS)
def test_every_folder_of_a_part_is_in_its_readme(part: str) -> None:
    text = page(f"services/{part}/README.md")
    folders = {Path(file.path).parts[2] for file in sources(f"services/{part}")}
    features = {name for name in folders if not name.endswith(".py")} - {"migrations"}

    assert [name for name in sorted(features) if not re.search(rf"\b{name}\b", text)] == []


@pytest.mark.parametrize("name", sorted(docs.services().keys() - {"reporting"}))
def test_every_event_that_is_heard_is_in_the_readme(name: str) -> None:
    """Reporting hears all that can be counted: its table says which."""
    text = page(f"services/{name}/README.md")
    heard = sorted(kind.__name__ for kind in docs.services()[name].hears)

    assert [event for event in heard if f"{event}" not in text] == []


def test_every_target_of_the_makefile_is_documented() -> None:
    assert undocumented(page("Makefile"), page("CONTRIBUTING.md")) == []


def test_commands_that_are_written_about_exist() -> None:
    named = {name for path in PAGES for name in re.findall(r"\bdanbiet ([a-z]+)", page(path))}

    assert named - set(cli.tools()) == set()


def test_every_module_of_the_kernel_is_in_its_readme() -> None:
    text = page("libs/kernel/README.md")
    modules = [Path(file.path).name for file in sources("libs") if "libs/kernel/" in file.path]
    outside = {"__init__.py", "env.py"}

    assert [name for name in modules if f"`{name}`" not in text and name not in outside] == []


def test_decisions_are_numbered_listed_and_short() -> None:
    folder = ROOT / "docs" / "decisions"
    files = sorted(folder.glob("0*.md"))
    listed = re.findall(r"\((0\d+-[\w-]+\.md)\)", page("docs/decisions/README.md"))

    assert [file.name[:4] for file in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    assert [file.name for file in files] == listed
    for file in files:
        text = file.read_text()
        assert len(text.splitlines()) <= DECISION_LINES_MAX, file.name
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert headings == ["Context", "Decision", "What follows", "What we did not do"], file.name


@pytest.mark.parametrize("path", LINES_MAX)
def test_a_first_page_stays_short(path: str) -> None:
    assert len(page(path).splitlines()) <= LINES_MAX[path]


def test_every_identifier_of_the_glossary_is_in_the_code() -> None:
    data = [file.read_text() for file in (ROOT / "libs/law/data").rglob("*.yaml")]
    texts = "\n".join([*(file.text for file in sources()), *data])

    assert unknown_words(page("docs/glossary.md"), texts) == []


def test_a_stale_page_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    monkeypatch.setattr(docs, "PAGES", {"docs/settings.md": lambda: "new"})

    assert docs.stale_pages() == ["docs/settings.md"]
    assert docs.main(["--check"]) == 1
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    assert (tmp_path / "docs/settings.md").read_text() == "new"


def test_a_broken_link_and_a_missing_function_are_found() -> None:
    text = "[a](nowhere.md) [`emit`, `shout`](libs/kernel/outbox.py) [x](https://example.org)"

    assert broken_links("README.md", text) == [
        "README.md: nowhere.md",
        "README.md: shout in libs/kernel/outbox.py",
    ]


def test_an_unknown_target_and_an_unknown_word_are_found() -> None:
    assert undocumented("burn: setup\nup: ## Start\n", "make up") == ["burn", "burn"]
    assert unknown_words("| công khai | `disclosure`, `unveiling` |", "class disclosure") == [
        "unveiling"
    ]
