"""Messages to write: drafts filled from the log with facts alone, and the check of any message."""
