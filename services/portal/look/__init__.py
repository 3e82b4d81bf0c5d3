"""Geometry and words of the pages: plain values in, SVG shapes and Vietnamese text out."""
