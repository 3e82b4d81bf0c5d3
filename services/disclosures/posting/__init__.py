"""Sheets on walls: started, checked, broken, ended."""
