"""Tests of planning: rules alone, use cases over HTTP, events as they arrive."""
