"""What a service remembers of the directory: its ward and the ward's units.

A service plugs in its two tables and hears the rest:

    class Ward(KnownWard, Base): __tablename__ = "ward"
    class Unit(KnownUnit, Base): __tablename__ = "unit"
    HEARS: Hears = {**hears(Ward, Unit), ...}
"""
