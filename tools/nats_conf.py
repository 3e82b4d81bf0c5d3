"""The broker's configuration: one user per part, with exactly the subjects it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from libs.kernel.bus import PAYLOAD_BYTES_MAX
from libs.kernel.provision import NO_ACTING, Acting, Hearing, permissions


def configuration(
    users: Mapping[str, str],
    hearing: Hearing,
    askers: Iterable[str],
    acting: Acting = NO_ACTING,
) -> str:
    """The text of nats.conf; `users` gives the public nkey (or $VARIABLE) of each part and ops."""
    asking = set(askers)
    lines = [f"    {{ nkey: {users['ops']} }}"]
    for part, tellers in hearing.items():
        causes = acting.get(part, {})
        publish, subscribe = permissions(part, tellers, causes, asks=part in asking)
        if part == "gateway":
            subscribe.append("events.>")  # tells open pages that something changed
        allow = f"publish: {_list(publish)}, subscribe: {_list(subscribe)}, {ANSWERS}"
        lines.append(f"    {{ nkey: {users[part]}, permissions: {{ {allow} }} }}")
    return CONFIGURATION % {"payload": PAYLOAD_BYTES_MAX, "users": "\n".join(lines)}


def _list(subjects: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{subject}"' for subject in subjects) + "]"


# Who is asked may answer that one request, and nobody may write into another's inbox.
ANSWERS = 'allow_responses: { max: 1, expires: "35s" }'

CONFIGURATION = """\
server_name: danbiet
listen: "0.0.0.0:4222"
http: "127.0.0.1:8222"
max_payload: %(payload)d
ping_interval: "10s"
jetstream { store_dir: "/data", sync_interval: always }
accounts {
  DANBIET: { jetstream: enabled, users: [
%(users)s
  ] }
}
"""
