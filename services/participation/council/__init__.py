"""What the People's Council hears at its session: what residents decided, and what they said."""
