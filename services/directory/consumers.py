"""What the directory hears: what became public, for whoever wants to be told by mail."""

from services.directory.subscribers.hearing import HEARS

__all__ = ["HEARS"]
