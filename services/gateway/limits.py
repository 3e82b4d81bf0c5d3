"""How much and how often: sizes of requests, places for large ones, token buckets for the rest."""

from __future__ import annotations

import asyncio
import ipaddress
import math
import re
import time
from collections import Counter, OrderedDict
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import contextmanager

from starlette.requests import ClientDisconnect, Request

from libs.kernel.bus import BODY_BYTES_MAX
from libs.kernel.errors import SignInNeeded
from services.gateway.refusals import BodyTooLarge, BodyTooSlow, TooManyPhotos, TooManyRequests

UPLOAD_BYTES_MAX = 12 * 1024 * 1024
HEADER_BYTES_MAX = 16 * 1024
# What anyone may send: a few words. Larger bodies wait in memory for those who are signed in.
ANYONE_BYTES_MAX = 1024 * 1024
BODY_SECONDS_MAX = 60
BUCKETS_MAX = 20_000
SEARCH = re.compile(
    r"/[0-9A-Z]{5}/(?:tim|tin\.atom|lich\.ics)|/api/wards/[0-9A-Z]{5}/[a-z]+/(?:found|glance)"
)
# Where a mail is asked for, to whichever address.
MAIL = re.compile(r"/[0-9A-Z]{5}/theo-doi-tin|/api/wards/[0-9A-Z]{5}/directory/subscriptions")
WAIT_SECONDS = 20  # for a place


class Buckets:
    """Token buckets in memory, one for each key; the longest unused are forgotten first."""

    def __init__(
        self, per_second: float, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.per_second, self.burst, self._clock = per_second, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Take one token; 0 when there was one, else the seconds until there is."""
        now = self._clock()
        left, since = self._left.pop(key, (float(self.burst), now))
        left = min(self.burst, left + (now - since) * self.per_second)
        wait = 0.0 if left >= 1 else (1 - left) / self.per_second
        self._left[key] = (left - 1 if wait == 0 else left, now)
        if len(self._left) > BUCKETS_MAX:
            self._left.popitem(last=False)
        return wait

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._left)


class Limits:
    """The door's limits. Whoever calls from this very machine is not counted.

    An office shares one address: the limit of an address is for sixty people at work.
    """

    def __init__(self) -> None:
        """Fresh buckets."""
        self.address = Buckets(per_second=60, burst=300)
        self.account = Buckets(per_second=10, burst=100)
        self.sign_in = Buckets(per_second=0.5, burst=30)
        self.stranger = Buckets(per_second=0.1, burst=20)
        # A search asks every service of the ward; so do a feed and a calendar.
        self.search = Buckets(per_second=1, burst=30)
        # By the address of who asks, over all wards: nobody has mail sent to many mailboxes.
        self.mail = Buckets(per_second=1 / 600, burst=5)
        # By sheet and address: phones of one network share one, a program that votes has one.
        self.sheet = Buckets(per_second=1 / 300, burst=20)
        # By what is commented on and address: one sender must not use up what all may say of it.
        self.comment = Buckets(per_second=1 / 120, burst=6)
        # By ward: photos of strangers, from however many addresses, must not fill the disk.
        self.photo = Buckets(per_second=1 / 60, burst=60)

    def count_request(self, request: Request) -> None:
        """Refuse an address that asks too often."""
        self._take(self.address, request, address_of(request))

    def count_account(self, request: Request, account: str) -> None:
        """Refuse an account that asks too often, from however many addresses."""
        self._take(self.account, request, account)

    def count_sign_in(self, request: Request) -> None:
        """Refuse an address that signs in too often."""
        self._take(self.sign_in, request, address_of(request))

    def count_search(self, request: Request) -> None:
        """Refuse an address from which too much is searched for, whoever sits there."""
        if SEARCH.fullmatch(request.url.path):
            self._take(self.search, request, address_of(request))

    def count_mail(self, request: Request) -> None:
        """Refuse an address from which too many mails are asked for, whoever sits there."""
        if request.method == "POST" and MAIL.fullmatch(request.url.path):
            self._take(self.mail, request, address_of(request))

    def count_stranger(self, request: Request) -> None:
        """Refuse an address from which anybody sends too much without an account."""
        self._take(self.stranger, request, address_of(request))

    def count_comment(self, request: Request, subject: str) -> None:
        """Refuse an address from which too much is said of one thing."""
        self._take(self.comment, request, f"{subject} {address_of(request)}")

    def count_photo(self, ward: str) -> None:
        """Refuse a photo of a stranger where too many came to one ward."""
        if wait := self.photo.take(ward):
            raise TooManyPhotos(wait_seconds=math.ceil(wait))

    def _take(self, buckets: Buckets, request: Request, key: str) -> None:
        if is_here(request):
            return
        if wait := buckets.take(key):
            raise TooManyRequests(wait_seconds=math.ceil(wait))


class Places:
    """So many large bodies are in memory at once, and of one sender not all of them.

    A body may come slowly: who sends several keeps places for others, until each is cut off.
    """

    def __init__(self, at_once_max: int, of_one_max: int) -> None:
        """None is taken."""
        self.at_once_max, self.of_one_max = at_once_max, of_one_max
        self.taken: Counter[str] = Counter()

    @contextmanager
    def one_for(self, sender: str) -> Iterator[None]:
        """A place for as long as this lasts. Raises TooManyPhotos when there is none."""
        if self.taken.total() >= self.at_once_max or self.taken[sender] >= self.of_one_max:
            raise TooManyPhotos(wait_seconds=WAIT_SECONDS)
        self.taken[sender] += 1
        try:
            yield
        finally:
            self.taken -= Counter((sender,))


def address_of(request: Request) -> str:
    """Where a request comes from; of IPv6 the network, because a household has the whole of it."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 6:
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return host


def is_here(request: Request) -> bool:
    """Whether it comes from this machine itself; a proxy's X-Forwarded-For was already read."""
    try:
        return ipaddress.ip_address(request.client.host if request.client else "").is_loopback
    except ValueError:
        return False


def is_inside(request: Request) -> bool:
    """Whether it comes from this machine or a private network, as who operates us does."""
    try:
        return ipaddress.ip_address(request.client.host if request.client else "").is_private
    except ValueError:
        return False


async def body_from(request: Request, *, known: bool, limit: int = BODY_BYTES_MAX) -> bytes:
    """The body, as `body_of`; a large one is read from those who are signed in only."""
    if known:
        return await body_of(request, limit)
    try:
        return await body_of(request, ANYONE_BYTES_MAX)
    except BodyTooLarge as error:
        raise SignInNeeded from error


async def body_of(request: Request, limit: int = BODY_BYTES_MAX) -> bytes:
    """The body; refuses one above `limit` bytes before reading it, and one that never ends."""
    return b"".join([chunk async for chunk in chunks_of(request, limit)])


async def chunks_of(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    """The same as it comes, for who need not hold the whole of it."""
    too_large = BodyTooLarge(limit_mb=limit // (1024 * 1024))
    announced = request.headers.get("content-length", "0")
    if not announced.isdigit() or int(announced) > limit:
        raise too_large
    stream, size = request.stream(), 0
    until = asyncio.get_running_loop().time() + BODY_SECONDS_MAX
    while True:
        try:
            async with asyncio.timeout_at(until):
                chunk = await anext(stream, None)
        except (TimeoutError, ClientDisconnect) as error:
            raise BodyTooSlow from error
        if chunk is None:
            return
        size += len(chunk)
        if size > limit:
            raise too_large
        yield chunk
