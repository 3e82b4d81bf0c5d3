"""The Merkle tree of RFC 6962: which hashes are kept, what a proof consists of, whether it holds.

Of a log only the roots of full subtrees are kept (level 0 are the leaves). They never change, a
new leaf adds one and now and then a few above it, and every root and every proof of every size the
log ever had is made of a handful of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

EMPTY_ROOT = hashlib.sha256().digest()


class Node(NamedTuple):
    """A full subtree of 2**level leaves, the `position`-th of its size from the left, from 0."""

    level: int
    position: int


class Span(NamedTuple):
    """The leaves from `start` up to, not including, `end`: D[start:end] of the RFC."""

    start: int
    end: int


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry (2.1); its first byte keeps it apart from that of an inner node."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node (2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root of a whole tree, counted from the hashes of its leaves, in one pass."""
    kept: dict[Node, bytes] = {}
    size = 0
    for leaf in leaves:
        kept |= grown(size, leaf, kept)
        size += 1
        peaks = nodes_of(Span(0, size))
        kept = {node: kept[node] for node in peaks}
    return hash_of(Span(0, size), kept)


def grown(size: int, leaf: bytes, kept: Mapping[Node, bytes]) -> dict[Node, bytes]:
    """What a log of `size` leaves has to keep when another joins it: the leaf, perhaps more above.

    `kept` must hold the nodes of the whole log as it is: nodes_of(Span(0, size)).
    """
    node, value = Node(0, size), leaf
    new = {node: value}
    while node.position % 2:
        left = kept[Node(node.level, node.position - 1)]
        node, value = Node(node.level + 1, node.position // 2), node_hash(left, value)
        new[node] = value
    return new


def nodes_of(span: Span) -> list[Node]:
    """The full subtrees that make up a span, the largest first.

    A span of a tree begins where a full subtree of the next power of two would.
    """
    nodes, start = [], span.start
    while start < span.end:
        level = (span.end - start).bit_length() - 1
        nodes.append(Node(level, start >> level))
        start += 1 << level
    return nodes


def hash_of(span: Span, kept: Mapping[Node, bytes]) -> bytes:
    """The hash of a span, from those of its full subtrees; that of no leaf is the empty root."""
    hashes = [kept[node] for node in nodes_of(span)]
    if not hashes:
        return EMPTY_ROOT
    value = hashes.pop()
    while hashes:
        value = node_hash(hashes.pop(), value)
    return value


def inclusion(index: int, size: int) -> list[Span]:
    """The spans whose hashes prove the leaf `index` (from 0) in a tree of `size`: PATH, 2.1.1."""
    if not 0 <= index < size:
        raise ValueError("no such leaf")
    spans, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            spans.append(Span(middle, end))
            end = middle
        else:
            spans.append(Span(start, middle))
            start = middle
    return spans[::-1]


def consistency(old: int, size: int) -> list[Span]:
    """The spans whose hashes prove that a tree of `size` begins with that of `old`: PROOF, 2.1.2.

    Every log begins with the empty one, which needs no proof.
    """
    if not 0 <= old <= size:
        raise ValueError("no such tree")
    spans, start, end = [], 0, size
    while start < old < end:
        middle = start + _split(end - start)
        if old <= middle:
            spans.append(Span(middle, end))
            end = middle
        else:
            spans.append(Span(start, middle))
            start = middle
    if start:  # else the rest is the old tree itself, whose root the reader has
        spans.append(Span(start, end))
    return spans[::-1]


def _split(count: int) -> int:
    """The largest power of two below `count`: how many leaves are on the left."""
    return 1 << ((count - 1).bit_length() - 1)


def includes(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof shows the leaf with this hash at `index` of the tree with this root.

    The check of RFC 9162, 2.1.3.2, which is written for the same trees.
    """
    if not 0 <= index < size:
        return False
    at, last, value = index, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if at % 2 or at == last:
            value = node_hash(other, value)
            while at and not at % 2:
                at, last = at >> 1, last >> 1
        else:
            value = node_hash(value, other)
        at, last = at >> 1, last >> 1
    return last == 0 and value == root


def begins_with(old: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that the tree of `size` begins with that of `old`.

    The check of RFC 9162, 2.1.4.2.
    """
    if old == size:
        return not proof and old_root == root
    if old == 0:
        return not proof and old_root == EMPTY_ROOT
    if not 0 < old < size or not proof:
        return False
    rest = list(proof)
    if old & (old - 1) == 0:  # a full tree: its root is the first hash, and was left out
        rest.insert(0, old_root)
    at, last = old - 1, size - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    before = after = rest.pop(0)
    for other in rest:
        if last == 0:
            return False
        if at % 2 or at == last:
            before, after = node_hash(other, before), node_hash(other, after)
            while at and not at % 2:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, other)
        at, last = at >> 1, last >> 1
    return last == 0 and before == old_root and after == root
