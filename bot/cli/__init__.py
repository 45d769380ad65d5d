"""What the verbs of the command line do. Besides `__main__` the only place that knows adapters and storage."""
