"""`/met`: one line about somebody you met logs the person and the talk, and starts the chain of follow-ups."""
