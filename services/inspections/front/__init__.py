"""The Front concludes its own supervision, hears the supervised, publishes what came of it."""
