"""Whether households accept to vote on the web: more than half of all have to, before."""
