"""Reads a plan written for people into a tree with proposals; pure, it decides nothing."""
