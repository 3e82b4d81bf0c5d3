"""What every handler of the door uses, made once at start."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from nats.aio.client import Client
from starlette.requests import Request

from libs.assets import Assets
from libs.kernel.files import Desk, FileStore
from libs.kernel.settings import Settings
from services.gateway.browsers import Browsers
from services.gateway.csrf import Csrf
from services.gateway.limits import Limits
from services.gateway.live import Live
from services.gateway.metrics import Metrics
from services.gateway.openapi import Catalogue
from services.gateway.sessions import Sessions
from services.gateway.shelf import Shelf

# The portal is another part, but its files are served here.
STATIC = Path(__file__).resolve().parents[1] / "portal" / "static"


@dataclass
class Door:
    """The parts of the door."""

    settings: Settings
    bus: Client
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        settings = self.settings
        self.sessions = Sessions(self.bus, settings.actor_private_key)
        self.csrf = Csrf(settings.link_key, settings.base_url)
        self.browsers = Browsers(settings.link_key)
        self.catalogue = Catalogue(self.bus, settings.base_url)
        self.shelf = Shelf()
        self.live = Live(self.bus, self.shelf.clear)
        self.metrics = Metrics()
        self.desk = Desk(settings.link_key)
        self.files = FileStore(settings.files_url)
        self.assets = Assets(STATIC)

    @property
    def https(self) -> bool:
        """Whether people reach us by https."""
        return self.settings.base_url.startswith("https:")


def door_of(request: Request) -> Door:
    """The door that a request came in by."""
    return cast(Door, request.app.state.door)
