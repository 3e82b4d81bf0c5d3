"""Hot spots: one matter, or one place, that several people write about within some days."""
