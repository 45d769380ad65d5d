"""What there is to congratulate people on: news of them, birthdays and years at work, each with a reminder (S28)."""
