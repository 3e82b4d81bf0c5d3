"""Open311 GeoReport v2: everyday feedback for programs that know only that standard."""
