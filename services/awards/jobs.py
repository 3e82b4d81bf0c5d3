"""What awards does by the clock."""

from libs.kernel.jobs import Daily

JOBS: list[Daily] = []
