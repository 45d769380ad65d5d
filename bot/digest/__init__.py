"""The weekly digest: what is on, once a week in a channel."""
