"""The outbox against schedulers and queues: what waits, what falls due, what is sent."""
