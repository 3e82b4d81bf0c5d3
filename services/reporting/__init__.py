"""Reporting turns what the other services tell into facts, figures and the ward's reports."""
