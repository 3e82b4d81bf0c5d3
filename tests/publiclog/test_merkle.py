"""The tree of RFC 6962: published vectors, the RFC's own definitions, and proofs that lie."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.publiclog import merkle
from libs.publiclog.merkle import Node, Span

# The tree that implementations of Certificate Transparency are tried with.
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]
LEAVES = [merkle.leaf_hash(entry) for entry in ENTRIES]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
    (6, 7): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
}
SIZE_MAX = 300
MANY = [merkle.leaf_hash(b"%d" % number) for number in range(SIZE_MAX)]


def kept_of(leaves: list[bytes]) -> dict[Node, bytes]:
    """What a log of these leaves keeps."""
    kept: dict[Node, bytes] = {}
    for size, leaf in enumerate(leaves):
        kept |= merkle.grown(size, leaf, kept)
    return kept


KEPT, ALL_KEPT = kept_of(LEAVES), kept_of(MANY)


def proof(spans: list[Span], kept: dict[Node, bytes] = ALL_KEPT) -> list[bytes]:
    return [merkle.hash_of(span, kept) for span in spans]


def root(size: int) -> bytes:
    return merkle.hash_of(Span(0, size), ALL_KEPT)


def by_definition(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, as it is written there."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    left, right = by_definition(leaves[:k]), by_definition(leaves[k:])
    return hashlib.sha256(b"\x01" + left + right).digest()


def test_a_leaf_and_a_node_are_hashed_as_published() -> None:
    assert merkle.leaf_hash(b"L123456").hex() == (
        "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    )
    assert merkle.node_hash(b"N123", b"N456").hex() == (
        "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"
    )


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots(size: int) -> None:
    assert merkle.root_of(LEAVES[:size]).hex() == ROOTS[size]
    assert merkle.hash_of(Span(0, size), KEPT).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_the_published_inclusion_proofs(index: int, size: int) -> None:
    found = proof(merkle.inclusion(index, size), KEPT)

    assert [value.hex() for value in found] == INCLUSION[index, size]
    assert merkle.includes(LEAVES[index], index, size, found, bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("old", "size"), CONSISTENCY)
def test_the_published_consistency_proofs(old: int, size: int) -> None:
    found = proof(merkle.consistency(old, size), KEPT)

    assert [value.hex() for value in found] == CONSISTENCY[old, size]
    roots = bytes.fromhex(ROOTS[old]), bytes.fromhex(ROOTS[size])
    assert merkle.begins_with(old, roots[0], size, roots[1], found)


def test_every_size_has_the_root_of_the_definition() -> None:
    for size in range(SIZE_MAX + 1):
        assert root(size) == by_definition(MANY[:size])
    assert merkle.root_of(MANY) == root(SIZE_MAX)


def test_a_log_keeps_and_reads_few_hashes() -> None:
    assert len(ALL_KEPT) < 2 * SIZE_MAX
    assert max(len(merkle.nodes_of(Span(0, size))) for size in range(SIZE_MAX + 1)) == 8


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_every_leaf_of_every_size_is_proven_and_nothing_else(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, SIZE_MAX))
    index = data.draw(st.integers(0, size - 1))
    found = proof(merkle.inclusion(index, size))

    assert merkle.includes(MANY[index], index, size, found, root(size))
    other = data.draw(st.integers(0, size + 1))
    if other != index:
        assert not merkle.includes(MANY[index], other, size, found, root(size))
    assert not merkle.includes(merkle.leaf_hash(b"none"), index, size, found, root(size))
    assert not merkle.includes(MANY[index], index, size, found, root(size - 1))
    assert not merkle.includes(MANY[index], index, 2 * size, found, root(size))
    for false in lies(data, found):
        assert not merkle.includes(MANY[index], index, size, false, root(size))


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_every_size_begins_with_every_smaller_one_and_with_nothing_else(
    data: st.DataObject,
) -> None:
    size = data.draw(st.integers(1, SIZE_MAX))
    old = data.draw(st.integers(0, size))
    found = proof(merkle.consistency(old, size))

    assert merkle.begins_with(old, root(old), size, root(size), found)
    forged = merkle.leaf_hash(root(old))
    assert not merkle.begins_with(old, forged, size, root(size), found)
    assert old == 0 or not merkle.begins_with(old, root(old), size, forged, found)
    other = data.draw(st.integers(0, SIZE_MAX))
    if other != old:
        assert not merkle.begins_with(other, root(old), size, root(size), found)
    for false in lies(data, found):
        assert not merkle.begins_with(old, root(old), size, root(size), false)


def lies(data: st.DataObject, found: list[bytes]) -> list[list[bytes]]:
    """The same proof with one bit turned, one hash left out, one too many, two changed about."""
    false = [[*found, root(1)], [root(1), *found]]
    if found:
        at = data.draw(st.integers(0, len(found) - 1))
        bit = data.draw(st.integers(0, 255))
        turned = (int.from_bytes(found[at]) ^ 1 << bit).to_bytes(32)
        false += [[*found[:at], turned, *found[at + 1 :]], [*found[:at], *found[at + 1 :]]]
    if len(found) > 1:
        false.append(found[::-1])
    return false


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 3)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no such leaf"):
        merkle.inclusion(index, size)
    assert not merkle.includes(LEAVES[0], index, size, [], LEAVES[0])


def test_a_larger_tree_is_no_beginning() -> None:
    with pytest.raises(ValueError, match="no such tree"):
        merkle.consistency(2, 1)
    assert not merkle.begins_with(2, root(2), 1, root(1), [])
