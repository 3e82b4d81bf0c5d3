"""Tells a line break made by the author from one made by a full line, by what would have fitted."""

from itertools import pairwise
from statistics import median

from services.planning.importing.marks import is_terminated, starts_low

# With fewer certain wraps than this the text is taken as not wrapped at all.
_WRAPS_MIN = 3
# A certain wrap much shorter than the others is a stray break, not a full line.
_STRAY_SHARE = 0.75


def forced_breaks(lines: list[str]) -> list[bool]:
    """Say for each line whether the break before it was made by the author.

    A line that goes on in small letters was certainly wrapped, so the shortest of those tells how
    wide the text is. If the first word of a line would still have fitted on the line before, the
    author broke it there.
    """
    needed = [len(before) + 1 + len(line.split()[0]) for before, line in pairwise(lines)]
    certain = [
        need
        for need, (before, line) in zip(needed, pairwise(lines), strict=True)
        if starts_low(line) and not is_terminated(before)
    ]
    if len(certain) < _WRAPS_MIN:
        return [True] * len(lines)
    usual = median(certain)
    width = min(need for need in certain if need >= _STRAY_SHARE * usual)
    return [True, *(need < width for need in needed)]
