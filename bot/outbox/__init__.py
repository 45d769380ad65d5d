"""Messages on their way: planned in a transaction, claimed by lease, composed at send time, marked when sent."""
