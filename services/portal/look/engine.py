"""The template engine of the portal: strict about missing names, escaping everything."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from services.portal.look import charts, drum, lanes, places, words
from services.portal.look.states import STATES

TEMPLATES = Path(__file__).parent.parent / "templates"


def page_engine(asset: Callable[[str], str]) -> Environment:
    """Make the engine; `asset` turns a file's name under static/ into its hashed address."""
    engine = Environment(
        loader=FileSystemLoader(TEMPLATES),
        # All templates are HTML, whatever their name ends with.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Templates change with a new version only; asking the disk for each page is wasted.
        auto_reload=False,
    )
    engine.filters.update(
        dmy=words.dmy,
        dm=words.dm,
        weekday=words.weekday,
        moment=words.moment,
        opening=words.opening,
        number=words.number,
        size=words.size,
    )
    engine.globals.update(
        asset=asset,
        lang="vi",
        other="",  # the address of the same page in the other language, where there is one
        only_vietnamese=False,
        share=words.share,
        states=STATES,
        draw_drum=drum.draw_drum,
        draw_lane=lanes.draw_lane,
        draw_ticks=lanes.draw_ticks,
        draw_columns=charts.draw_columns,
        draw_map=places.draw_map,
        draw_ring=charts.draw_ring,
        draw_trend=charts.draw_trend,
        draw_waterfall=charts.draw_waterfall,
    )
    return engine
