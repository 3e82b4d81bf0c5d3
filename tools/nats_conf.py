"""The broker's configuration: one user per part, with exactly the subjects it needs.

A department may run one service, a door and a portal of its own behind a leaf node; at our broker
that leaf is one more user, who may say and hear what those three may, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from libs.kernel.bus import PAYLOAD_BYTES_MAX
from libs.kernel.provision import NO_ACTING, Acting, Hearing, permissions


@dataclass(frozen=True)
class Site:
    """A department's own place: the service that runs there and nowhere else, and its leaf node.

    `nkey` is the leaf's public key (or $VARIABLE), `listen` where our broker waits for it.
    """

    service: str
    nkey: str
    listen: str = "0.0.0.0:7422"


def configuration(
    users: Mapping[str, str],
    hearing: Hearing,
    askers: Iterable[str],
    acting: Acting = NO_ACTING,
    site: Site | None = None,
) -> str:
    """The text of nats.conf; `users` gives the public nkey (or $VARIABLE) of each part and ops."""
    lines = [f"    {{ nkey: {users['ops']} }}"]
    lines += [_user(users[part], *_rights(part, hearing, askers, acting)) for part in hearing]
    leaf = domain = ""
    if site:
        rights = _rights_of_leaf(site.service, hearing, askers, acting)
        lines.append(_user(site.nkey, *rights))
        leaf, domain = f'leafnodes {{ listen: "{site.listen}" }}\n', f"domain: {DOMAIN}, "
    said = {"payload": PAYLOAD_BYTES_MAX, "users": "\n".join(lines), "leaf": leaf}
    said |= {"domain": domain}
    return CONFIGURATION % said


def leaf_configuration(
    users: Mapping[str, str],
    hearing: Hearing,
    askers: Iterable[str],
    acting: Acting,
    service: str,
    remote: tuple[str, str],
) -> str:
    """The text of nats.conf at a department's site: our broker's address and the leaf's seed.

    It keeps no stream: what the service tells waits in its own outbox while the link is cut.
    """
    lines = []
    for part in (service, *askers):
        publish, subscribe = _rights(part, hearing, askers, acting)
        lines.append(_user(users[part], [*publish, *_of_ward(publish)], subscribe))
    url, seed = remote
    said = {"payload": PAYLOAD_BYTES_MAX, "users": "\n".join(lines), "seed": seed}
    said["domain"] = DOMAIN
    # A variable is one only without quotation marks, an address only within them.
    return LEAF % (said | {"url": url if url.startswith("$") else f'"{url}"'})


def _rights(
    part: str, hearing: Hearing, askers: Iterable[str], acting: Acting
) -> tuple[list[str], list[str]]:
    causes = acting.get(part, {})
    publish, subscribe = permissions(part, hearing[part], causes, asks=part in set(askers))
    if part == "gateway":
        subscribe.append("events.>")  # tells open pages that something changed
    return publish, subscribe


def _rights_of_leaf(
    service: str, hearing: Hearing, askers: Iterable[str], acting: Acting
) -> tuple[list[str], list[str]]:
    """What crosses the link: the service's own, questions of its door and portal, and answers.

    Questions to a door or a portal do not: each side has its own.
    """
    publish, subscribe = _rights(service, hearing, askers, acting)
    inboxes = [f"_INBOX_{asker}.>" for asker in askers]
    said = [*publish, *_of_ward(publish), "http.*", "status.*", *inboxes]
    return said, [*subscribe, *inboxes, "events.>"]


def _of_ward(publish: Iterable[str]) -> list[str]:
    """The same questions to JetStream, asked of the ward's domain."""
    api = "$JS.API."
    return [f"$JS.{DOMAIN}.API.{each[len(api) :]}" for each in publish if each.startswith(api)]


def _user(nkey: str, publish: Iterable[str], subscribe: Iterable[str]) -> str:
    allow = f"publish: {_list(publish)}, subscribe: {_list(subscribe)}, {ANSWERS}"
    return f"    {{ nkey: {nkey}, permissions: {{ {allow} }} }}"


def _list(subjects: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{subject}"' for subject in subjects) + "]"


# Streams are the ward's: a broker passes what a leaf asks of them only where they have a domain.
DOMAIN = "ward"

# Who is asked may answer that one request, and nobody may write into another's inbox.
ANSWERS = 'allow_responses: { max: 1, expires: "35s" }'

CONFIGURATION = """\
server_name: danbiet
listen: "0.0.0.0:4222"
http: "127.0.0.1:8222"
max_payload: %(payload)d
ping_interval: "10s"
jetstream { %(domain)sstore_dir: "/data", sync_interval: always }
%(leaf)saccounts {
  DANBIET: { jetstream: enabled, users: [
%(users)s
  ] }
}
"""

# A link that answers nothing is given up after four seconds, and called again each second.
LEAF = """\
server_name: danbiet-site
listen: "127.0.0.1:4222"
http: "127.0.0.1:8222"
max_payload: %(payload)d
leafnodes {
  reconnect: "1s"
  remotes: [ { url: %(url)s, nkey: %(seed)s, account: DANBIET, ignore_discovered_servers: true } ]
}
ping_interval: "2s"
ping_max: 2
accounts {
  DANBIET: {
    mappings: { "$JS.API.>": "$JS.%(domain)s.API.>" }
    users: [
%(users)s
    ]
  }
}
"""
