"""`/grapevine review`: the month looked back on, five minutes by buttons, and the document that comes of it."""
