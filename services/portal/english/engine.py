"""The engine of the English pages: the templates of the portal as their catalogue says them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property

from jinja2 import Environment, FileSystemLoader

from libs.languages import in_english
from services.portal.english import numbers, sentences
from services.portal.english.articles import cited, is_reference
from services.portal.english.catalogue import catalogue
from services.portal.english.speaker import Speaker
from services.portal.look.engine import TEMPLATES, page_engine

# Not the link that leads back to Vietnamese.
LEADS = re.compile(r'(?<!hreflang="vi") (href|action|formaction|hx-get)="(/[^"]*)"')


class EnglishTemplates(FileSystemLoader):
    """Templates with their sentences in English, as far as the catalogue has them."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source that is compiled."""
        source, path, fresh = super().get_source(environment, template)
        return sentences.exchanged(source, _in_english), path, fresh


class English:
    """Writes English pages; `engine` reads the catalogue, so it is made when the portal starts."""

    def __init__(self, asset: Callable[[str], str]) -> None:
        """`asset` turns a file's name under static/ into its hashed address."""
        self._asset = asset
        self.has = cache(_whole)

    def page(self, template: str, shown: Mapping[str, object]) -> str:
        """A page; what it printed is forgotten with it, since that may be a secret of somebody."""
        try:
            return self.engine.get_template(template).render(shown)
        finally:
            self.speaker.pieces.cache_clear()

    @cached_property
    def speaker(self) -> Speaker:
        """What knows the catalogue."""
        return Speaker(catalogue())

    @cached_property
    def engine(self) -> Environment:
        """The engine of the Vietnamese pages, with other sentences and other numbers."""
        engine, speaker = page_engine(self._asset), self.speaker
        engine.loader = EnglishTemplates(TEMPLATES)
        engine.filters.update(
            said=speaker.said,
            plainly=speaker.plainly,
            lang_of=speaker.lang_of,
            dmy=numbers.dmy,
            dm=numbers.dm,
            weekday=numbers.weekday,
            moment=numbers.moment,
            number=numbers.number,
            size=numbers.size,
        )
        engine.globals.update(share=numbers.share, lang="en")
        return engine


def led(html: str) -> str:
    """A page whose links and forms stay in English."""
    return LEADS.sub(lambda found: f' {found[1]}="{in_english(found[2])}"', html)


def missing(template: str) -> list[str]:
    """The sentences of a template, and of those it is made of, that have no English yet."""
    known, found = catalogue(), []
    for name in parts_of(template):
        source = (TEMPLATES / name).read_text("utf-8")
        found += [each for each in sentences.sentences(source) if each not in known]
    return [each for each in found if not is_reference(each)]


def parts_of(template: str) -> list[str]:
    """A template and those that it is made of."""
    found = [template]
    for name in found:
        used = sentences.used((TEMPLATES / name).read_text("utf-8"))
        found += [each for each in used if each not in found]
    return found


def _in_english(sentence: str) -> str:
    said = catalogue().get(sentence)
    return said[0] if said else cited(sentence)


def _whole(template: str) -> bool:
    return not missing(template)
