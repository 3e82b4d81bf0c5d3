"""Sheets that somebody did not find: told by anybody, checked within three working days."""
