"""Everything outside: platforms, the scheduler's tick and the web process. Each translates to and from the core."""
