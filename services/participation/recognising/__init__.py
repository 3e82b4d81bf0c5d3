"""After the vote: a decision is sent, recognised or refused, put in force, abolished."""
