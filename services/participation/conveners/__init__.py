"""Whom the chair appoints to call a meeting that no head calls."""
