"""What meetings conclude, and the announcement that makes it binding."""
