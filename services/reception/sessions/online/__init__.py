"""A session held online: told ahead, its line tested, its link opened in time, recorded."""
