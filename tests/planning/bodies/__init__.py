"""Tests of meetings, hearings, programmes and staff conferences."""
