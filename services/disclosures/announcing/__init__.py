"""The loudspeakers, and the notices through neighbourhood heads and in writing."""
