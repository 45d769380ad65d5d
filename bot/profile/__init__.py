"""What a member decides about themselves: when and how reminders come, and what becomes of their data."""
