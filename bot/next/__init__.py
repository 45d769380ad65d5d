"""One kind step for today, out of all that is there (S17 to S20)."""
