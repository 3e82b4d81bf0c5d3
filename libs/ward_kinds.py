"""What the product says of a ward, as a commune or a special zone says it.

Sentences are written as an urban ward reads them, though most wards are communes, and said in the
words of another kind where they are shown. What a ward or its people wrote is never exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable

WRITTEN_FOR = "phường"
NEIGHBOURHOOD = {"phường": "khu phố", "xã": "thôn", "đặc khu": "khu"}  # tổ dân phố, thôn, bản …
# Not where kinds are listed ("phường, xã"; "khu phố, thôn"), which is true of all.
OURS = re.compile(r"(?<!xã, )(?<!thôn, )\b([Pp]hường|[Kk]hu phố)\b(?!(?:, | và |/)(?:xã|thôn))")
QUOTED = re.compile(r"(“[^”]*”)")
# What the place where people live together calls itself, the longer before what it begins with.
NEIGHBOURHOODS = re.compile(
    r"(tổ dân phố|khu dân cư|khu phố|khóm|thôn|bản|ấp|buôn|bon|làng|xóm|phum|sóc|khu|tổ)\b", re.I
)


def said_in(kind: str, words: str) -> str:
    """Words of the product as this kind of ward says them: "thôn" for "khu phố" in a xã."""
    return OURS.sub(_exchange(kind), words)


def told_in(kind: str, words: str) -> str:
    """A whole sentence, told with names and numbers in it, as this kind of ward says it.

    What stands in quotation marks is somebody's, and so is a word that a name or number follows.
    """
    exchange = _exchange(kind)

    def told(found: re.Match[str]) -> str:
        return found[0] if _named(found.string[found.end() :]) else exchange(found)

    parts = QUOTED.split(words)
    return "".join(part if at % 2 else OURS.sub(told, part) for at, part in enumerate(parts))


def _exchange(kind: str) -> Callable[[re.Match[str]], str]:
    own = {WRITTEN_FOR: kind, "khu phố": NEIGHBOURHOOD.get(kind, "khu dân cư")}

    def exchange(found: re.Match[str]) -> str:
        word = own[found[1].lower()]
        return word if found[1][0].islower() else word[:1].upper() + word[1:]

    return exchange


def _named(rest: str) -> bool:
    """Whether a name or a number follows: "phường Uông Bí", "khu phố 4"."""
    first = rest[1:2] if rest[:1].isspace() else ""
    return first.isupper() or first.isdigit()


def parted(ward: str) -> tuple[str, str]:
    """A ward's kind and its name without it: "phường" and "Uông Bí" of "Phường Uông Bí"."""
    for kind in NEIGHBOURHOOD:
        if ward.lower().startswith(f"{kind} "):
            return kind, ward[len(kind) + 1 :]
    return WRITTEN_FOR, ward


def without_kind(ward: str) -> str:
    """The name alone, as the line with the date has it: "Uông Bí" of "Phường Uông Bí"."""
    return parted(ward)[1]


def neighbourhood_word(name: str) -> str:
    """What a neighbourhood is, by its own name: "thôn" of "Thôn Đông"."""
    found = NEIGHBOURHOODS.match(name)
    word = found[1].lower() if found else "khu dân cư"
    return "tổ dân phố" if word == "tổ" else word


def head_of(name: str) -> str:
    """The position of its head: "Trưởng thôn" of "Thôn Đông", "Tổ trưởng tổ dân phố" of "Tổ 5"."""
    word = neighbourhood_word(name)
    return f"Tổ trưởng {word}" if word == "tổ dân phố" else f"Trưởng {word}"
