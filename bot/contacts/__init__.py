"""People a member knows: who they are, how close, and what was said last."""
