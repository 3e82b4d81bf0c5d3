"""Rewrite what is generated: danbiet docs [--check].

The catalogue of events (docs/events.md and AsyncAPI), the settings, the permissions, the map in
the README and the broker's configuration are read from the code. With --check nothing is written:
the exit status is 1 when a file is not as it would be.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from libs import permissions, permitted
from libs.contracts.evidence import Evidence
from libs.contracts.planning.plans import Duty
from libs.kernel import settings
from libs.kernel.events import Event, stream_of
from libs.kernel.service import Service
from libs.permissions import RULES, Role
from tools import asyncapi, parts
from tools.forms import forms_page
from tools.nats_conf import configuration
from tools.petitions import matters_page, petitions_page

ROOT = Path(__file__).resolve().parent.parent
MAP = re.compile(r"(?<=<!-- map -->\n).*?(?=<!-- /map -->)", re.DOTALL)
MADE_BY = "Made by `make docs`; change the code, not this page."

Page = Callable[[], str]


def main(argv: list[str]) -> int:
    """Writes every page, or with --check names those that are stale."""
    if argv not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    stale = stale_pages()
    for path in stale:
        if argv:
            print(f"{path} is stale: run `make docs`")
        else:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(PAGES[path]())
            print(path)
    return 1 if argv and stale else 0


def stale_pages() -> list[str]:
    """Every generated file that is not as the code would have it."""
    return [path for path, page in PAGES.items() if _read(path) != page()]


def events() -> dict[str, list[type[Event]]]:
    """The events of each service, in the order of its contract."""
    return {name: [*_told_in(f"libs.contracts.{name}")] for name in parts.SERVICES}


def _told_in(name: str) -> Iterator[type[Event]]:
    """The events of a module, and of the modules below it by their names."""
    module = importlib.import_module(name)
    for one in vars(module).values():
        if getattr(one, "__module__", "") == name and issubclass(one, Event):
            yield one
    for below in sorted(
        each.name for each in pkgutil.iter_modules(getattr(module, "__path__", ()))
    ):
        yield from _told_in(f"{name}.{below}")


def services() -> dict[str, Service]:
    """What is plugged into each service."""
    return {name: parts.service(name) for name in parts.SERVICES}


def _read(path: str) -> str:
    file = ROOT / path
    return file.read_text() if file.exists() else ""


# docs/events.md


def events_page() -> str:
    """The catalogue: each event, its subject, who tells and who hears it, its fields."""
    lines = ["# Events", "", MADE_BY, ""]
    lines += [
        "Published as `events.<ward>.<name>`; [architecture](architecture.md) says how,",
        "[asyncapi.json](asyncapi.json) is the form for machines.",
    ]
    for teller, kinds in events().items():
        lines += ["", f"## {teller}", "", f"Stream `{stream_of(teller)}`."]
        for kind in kinds:
            lines += ["", *_event(kind)]
    lines += ["", "## Parts of events"]
    for model in (Duty, Evidence):
        lines += ["", f"### {model.__name__}", "", inspect.cleandoc(model.__doc__ or ""), ""]
        lines += _fields(model)
    return "\n".join(lines) + "\n"


def _event(kind: type[Event]) -> list[str]:
    heard = [
        f"{name} (`{acts[kind].__name__}`)"
        for name, service in services().items()
        for acts in (service.hears, service.effects)
        if kind in acts
    ]
    return [
        f"### {kind.__name__}",
        "",
        inspect.cleandoc(kind.__doc__ or ""),
        "",
        f"`{kind.told_as}`, about `{kind.about}`.",
        f"Heard by: {', '.join(heard) or 'open pages only'}.",
        "",
        *_fields(kind),
    ]


def _fields(model: type) -> list[str]:
    """The fields as a table, with the comments that stand beside them in the code."""
    comments = _comments(inspect.getsource(model))
    lines = ["| field | type | note |", "|---|---|---|"]
    for name, annotation in inspect.get_annotations(model).items():
        if name not in ("told_as", "about", "model_config"):
            kind = str(annotation).replace("|", "or")
            lines.append(f"| `{name}` | {kind} | {comments.get(name, '')} |")
    return lines


def _comments(source: str) -> dict[str, str]:
    said = re.findall(r"^    (\w+): [^#\n]*#\s*(.+)$", source, re.MULTILINE)
    return {name: comment.replace("|", "or") for name, comment in said}


def asyncapi_page() -> str:
    """The same for machines."""
    return asyncapi.document(kind for kinds in events().values() for kind in kinds)


# deploy/nats/server.conf


def broker_page() -> str:
    """Who may publish and hear what; the public keys come from the environment."""
    users = {part: f"$NKEY_{part.upper()}" for part in ("ops", *parts.PARTS)}
    head = "# Made by `make docs` from tools/nats_conf.py and what each service hears.\n"
    return head + configuration(users, parts.hearing(), parts.ASKERS, parts.acting())


# README.md


def readme_page() -> str:
    """The README with a fresh map between its two marks."""
    rows = ["| part | what it is for | tells of | hears |", "|---|---|---|---|"]
    told, there = events(), services()
    for part in parts.PARTS:
        of = list(dict.fromkeys(kind.told_as.split(".")[1] for kind in told.get(part, [])))
        words = ", ".join(name.replace("_", " ") for name in of)
        hears = ", ".join(there[part].tellers()) if part in there else ""
        rows.append(f"| [{part}](services/{part}) | {_purpose(part)} | {words} | {hears} |")
    return MAP.sub("\n".join(rows).replace("\\", "\\\\") + "\n", _read("README.md"))


def _purpose(part: str) -> str:
    """The first sentence of a part about itself, without its name."""
    text = inspect.cleandoc(importlib.import_module(f"services.{part}").__doc__ or "")
    said = text.partition("\n\n")[0].replace("\n", " ").removeprefix(f"{part}: ")
    return said.removeprefix(f"The {part}: ").rstrip(".")


# docs/settings.md


def settings_page() -> str:
    """Every setting, its default, and what stands beside it in the code."""
    comments = _comments(inspect.getsource(settings.Settings))
    lines = ["# Settings", "", MADE_BY, ""]
    lines += [
        "Read from the environment once per process. A part is given only the secrets it uses."
    ]
    lines += ["", "| variable | default | meaning |", "|---|---|---|"]
    for name, about in settings.Settings.model_fields.items():
        default = f"`{about.default}`" if about.default != "" else "none"
        lines.append(f"| `DANBIET_{name.upper()}` | {default} | {comments.get(name, '')} |")
    return "\n".join(lines) + "\n"


# docs/permissions.md


def permissions_page() -> str:
    """Role by action, as libs/permissions.py and its parts have it."""
    roles = [role for role in Role if any(role in (r.roles | r.own_unit) for r in RULES.values())]
    lines = ["# Permissions", "", MADE_BY, ""]
    lines += [
        "● anywhere in the ward; ○ only for one's own unit; ≠ not for what one made oneself.",
        "What has no row may be done by nobody. Reading what is public needs no permission.",
        "Of several roles one may do it in a given case: a meeting, a handout, a decision is for",
        "whoever chairs the matter (`matters/chairing.py`), an account for the side it belongs to.",
        "Roles: " + ", ".join(f"`{role}` ({_role_words()[role.name]})" for role in roles) + ".",
    ]
    area = ""
    for action, rule in RULES.items():
        if (now := _areas().get(action, area)) != area:
            area = now
            lines += ["", f"## {area}", "", f"| action | {' | '.join(roles)} | ≠ |"]
            lines.append("|---" * (len(roles) + 2) + "|")
        marks = ["●" if r in rule.roles else "○" if r in rule.own_unit else "" for r in roles]
        lines.append(f"| `{action}` | {' | '.join(marks)} | {'≠' if rule.not_author else ''} |")
    return "\n".join(lines) + "\n"


def _role_words() -> dict[str, str]:
    said = re.findall(
        r"^    ([A-Z_]+) = \"\w+\"(?:  # (.+))?$", inspect.getsource(Role), re.MULTILINE
    )
    return {name: words or name.lower() for name, words in said}


def _areas() -> dict[str, str]:
    """The comment above each group of rules, by the group's first action."""
    parts = sorted(Path(permitted.__file__).parent.glob("*.py"))
    text = inspect.getsource(permissions) + "".join(part.read_text() for part in parts)
    return {
        first: area
        for area, first in re.findall(r'^    # ([\w ]+)\n    "(\w+)":', text, re.MULTILINE)
    }


PAGES: dict[str, Page] = {
    "docs/events.md": events_page,
    "docs/asyncapi.json": asyncapi_page,
    "docs/settings.md": settings_page,
    "docs/permissions.md": permissions_page,
    "docs/forms.md": lambda: forms_page(MADE_BY),
    "docs/petitions.md": lambda: petitions_page(MADE_BY),
    "docs/matters.md": lambda: matters_page(MADE_BY),
    "deploy/nats/server.conf": broker_page,
    "README.md": readme_page,
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
