"""A model is public for some days before it is decided; residents say what they think."""
