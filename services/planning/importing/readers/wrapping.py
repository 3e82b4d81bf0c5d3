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

    A line that goes on in small letters was certainly wrapped. The longest line before such a
    break shows how wide the text is at least, the shortest line that could not hold one word more
    how wide at most. What would have fitted in any case was broken by the author.
    """
    needed = [len(before) + 1 + len(line.split()[0]) for before, line in pairwise(lines)]
    certain = [
        (len(before), need)
        for need, (before, line) in zip(needed, pairwise(lines), strict=True)
        if starts_low(line) and not is_terminated(before)
    ]
    if len(certain) < _WRAPS_MIN:
        return [True] * len(lines)
    usual = median(need for _, need in certain)
    full = [(length, need) for length, need in certain if need >= _STRAY_SHARE * usual]
    fitting = min(max(length for length, _ in full), min(need for _, need in full) - 1)
    return [True, *(need <= fitting for need in needed)]
