"""Looks at what residents write before anybody else reads it: only a person decides."""
