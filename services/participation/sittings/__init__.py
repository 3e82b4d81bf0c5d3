"""The days on which the People's Council meets, as the office writes them down."""
