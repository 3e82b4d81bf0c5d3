"""The directory, plugged together."""

from __future__ import annotations

from libs.kernel.service import Service
from services.directory.api import router
from services.directory.jobs import JOBS
from services.directory.mail import EFFECTS

service = Service("directory", router, effects=EFFECTS, jobs=JOBS)
