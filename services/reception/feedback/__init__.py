"""Everyday feedback: what is broken, loud or dirty in the ward, and what was done about it."""
