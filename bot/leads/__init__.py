"""What members hear from people: openings, referrals, introductions, advice; what comes next, and whom to thank (S43,
S44)."""
