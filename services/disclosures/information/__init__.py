"""Information on request: asked, accepted, answered or refused in time, then forgotten."""
