"""What the product says of a ward, as a commune or a special zone says it.

Sentences are written as an urban ward reads them, though most wards are communes, and said in the
words of another kind where they are shown. What a ward or its people wrote is never exchanged.
"""

from __future__ import annotations

import re

WRITTEN_FOR = "phường"
NEIGHBOURHOOD = {"phường": "khu phố", "xã": "thôn", "đặc khu": "khu"}  # tổ dân phố, thôn, bản …
# Not where kinds are listed ("phường, xã"; "khu phố, thôn"), which is true of all.
OURS = re.compile(r"(?<!xã, )(?<!thôn, )\b([Pp]hường|[Kk]hu phố)\b(?!(?:, | và |/)(?:xã|thôn))")


def said_in(kind: str, words: str) -> str:
    """Words of the product as this kind of ward says them: "thôn" for "khu phố" in a xã."""
    own = {WRITTEN_FOR: kind, "khu phố": NEIGHBOURHOOD.get(kind, "khu dân cư")}

    def exchange(found: re.Match[str]) -> str:
        word = own[found[1].lower()]
        return word if found[1][0].islower() else word[:1].upper() + word[1:]

    return OURS.sub(exchange, words)
