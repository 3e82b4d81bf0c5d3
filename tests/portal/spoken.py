"""Sample pages in English, as a visitor sees them."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment

from services.portal.english.engine import English, led
from services.portal.menu import public_menu
from tests.portal.samples.frame import NOW, WARD
from tests.portal.samples.pages import PAGES


def english_engine() -> Environment:
    """An engine of English pages whose assets are where the tests have them."""
    return English(lambda file: f"/static/{file}").engine


ENGLISH = english_engine()


def written(engine: Environment, name: str) -> str:
    """A sample page, written by an engine."""
    template, view, _, of_ward = PAGES[name]
    return led(
        engine.get_template(template).render(
            view=view,
            ward=WARD if of_ward else None,
            public=public_menu(WARD, "/06811") if of_ward else (),
            me=None,
            now=NOW,
            csrf="token-of-the-test",
            here="/06811",
            other="/06811",
            taking=None,
        )
    )


@cache
def english(name: str) -> str:
    """A sample page in English."""
    return written(ENGLISH, name)
