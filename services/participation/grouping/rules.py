"""Which opinions say alike: by pairs of neighbouring words that they share, and nothing hidden.

A text becomes the set of its pairs of neighbouring words, without marks and without words that
every opinion has. Two texts are alike when what they share is a large enough part of what they
have together (the share is data: `consultation.similar_opinions`, or the ward's own). The opinion
that is like most others leads a group of all that are like it; then the same among those that are
left. So every member is directly like its leader, and what they share can be shown. For and
against are never in one group, and no order of the input changes anything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from libs.kernel.errors import Refusal
from libs.law.rules import Rule, rule
from libs.vietnamese import fold
from services.participation.consultations.rules import Stance

ALIKE_RULE = "consultation.similar_opinions"
SHARED_SHOWN_MAX = 8
# Of a hundred. Below, one phrase that everybody uses makes one group of all; above, only copies
# of a text are alike.
SHARE_MIN, SHARE_MAX = 15, 80
_WORD = re.compile(r"[^\W_]+")
# Words that say nothing about the matter; "cho" is not one: without marks it is a market as well.
_COMMON = frozenset(
    fold(word)
    for word in (
        *("tôi", "chúng", "em", "xin", "kính", "đề", "nghị", "mong", "phường", "ủy", "ban"),
        *("là", "và", "của", "nên", "thì", "rất", "được", "với", "khi"),
    )
)
Phrases = frozenset[tuple[str, ...]]


class Answer(StrEnum):
    """What becomes of what a group says."""

    ACCEPTED = "accepted"  # tiếp thu
    PARTLY = "partly"  # tiếp thu một phần
    REJECTED = "rejected"  # không tiếp thu


class OpinionsUnseen(Refusal):
    """Còn {unseen} ý kiến chưa ai xem. Hãy xem hết trước khi xếp nhóm."""


class StancesDiffer(Refusal):
    """Ý kiến đồng ý, không đồng ý và ý kiến khác không xếp chung một nhóm."""


class NotGrouped(Refusal):
    """Ý kiến này chưa được xếp nhóm hoặc không được tính."""


class SameGroup(Refusal):
    """Hãy chọn một nhóm khác."""


class ShareOutOfBounds(Refusal):
    """Mức giống nhau phải từ {least}% đến {most}%: thấp hơn thì gộp nhầm, cao hơn thì tách vụn."""


@dataclass(frozen=True)
class Written:
    """An opinion as it is compared."""

    id: UUID
    stance: Stance
    text: str


@dataclass(frozen=True)
class Member:
    """An opinion in a group: what it shares with the leader, of how much they have together."""

    id: UUID
    shared: Sequence[str]
    shared_count: int
    whole_count: int


@dataclass(frozen=True)
class Group:
    """Opinions of one stance that are like their leader, which comes first."""

    stance: Stance
    members: tuple[Member, ...]


def check_share(share: int) -> None:
    """Refuse a share by which nearly all, or hardly any, opinions would be alike."""
    if not SHARE_MIN <= share <= SHARE_MAX:
        said = {"share": f"Nhập từ {SHARE_MIN} đến {SHARE_MAX}."}
        raise ShareOutOfBounds(least=SHARE_MIN, most=SHARE_MAX, fields=said)


def alike_from(share: int | None, on: date) -> Rule:
    """The share from which on two texts are alike: the ward's own, of a hundred, or the usual."""
    usual = rule(ALIKE_RULE, on)
    return usual if share is None else usual.with_value(share)


def phrases(text: str) -> Phrases:
    """The pairs of neighbouring words of a text; its one word, or itself, where there are none."""
    every = _WORD.findall(fold(text))
    words = [word for word in every if word not in _COMMON] or every
    if len(words) < 2:
        return frozenset([tuple(words) or (text,)])
    return frozenset(pairwise(words))


def groups(opinions: Iterable[Written], least: Rule) -> list[Group]:
    """All opinions in groups, the largest first; `least` is the share that makes two alike."""
    by_stance: dict[Stance, list[Written]] = defaultdict(list)
    for opinion in opinions:
        by_stance[opinion.stance].append(opinion)
    found = [
        Group(stance, members)
        for stance in Stance
        for members in _of_one_stance(by_stance[stance], least)
    ]
    return sorted(found, key=lambda group: -len(group.members))


def _of_one_stance(opinions: Sequence[Written], least: Rule) -> list[tuple[Member, ...]]:
    said = {opinion.id: phrases(opinion.text) for opinion in opinions}
    alike = _alike(said, least)
    # The most like first; equals by their own words, so that no order of the input matters.
    order = sorted(said, key=lambda each: (-len(alike[each]), sorted(said[each]), str(each)))
    left, found = dict.fromkeys(order), []
    for leader in order:
        if leader in left:
            ids = [leader, *(each for each in left if each != leader and each in alike[leader])]
            found.append(tuple(_member(each, said[each], said[leader]) for each in ids))
            for each in ids:
                del left[each]
    return found


def _alike(said: Mapping[UUID, Phrases], least: Rule) -> dict[UUID, set[UUID]]:
    """For each opinion those that are like it; only what shares a phrase is compared."""
    with_phrase: dict[tuple[str, ...], list[UUID]] = defaultdict(list)
    for each, its in said.items():
        for phrase in its:
            with_phrase[phrase].append(each)
    found: dict[UUID, set[UUID]] = {each: set() for each in said}
    for each, its in said.items():
        near = {other for phrase in its for other in with_phrase[phrase]} - {each}
        for other in near:
            if least.is_met(len(its & said[other]), len(its | said[other])):
                found[each].add(other)
    return found


def _member(each: UUID, its: Phrases, leaders: Phrases) -> Member:
    shared = sorted(" ".join(phrase) for phrase in its & leaders)
    return Member(each, shared[:SHARED_SHOWN_MAX], len(shared), len(its | leaders))
