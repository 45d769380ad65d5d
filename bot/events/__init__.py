"""Events that people can meet at: what calendars and feeds tell of them."""
