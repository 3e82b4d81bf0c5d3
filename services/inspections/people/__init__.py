"""The people's boards hand their result to the Front, which confirms it before it is sent."""
