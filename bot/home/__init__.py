"""The dashboard: what is due, how goals are going, and what to do next, for platforms that have a page of their own."""
