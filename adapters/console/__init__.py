"""The console: the whole bot in a terminal, with a clock that can be moved."""
