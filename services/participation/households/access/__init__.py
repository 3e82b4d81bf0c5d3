"""A household's paper with a code and a QR, by which it opens its page without an account."""
