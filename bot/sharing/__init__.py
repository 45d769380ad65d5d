"""Links and news worth sharing: saved once, matched to the people who would care, and who got what (S29, S30)."""
