"""Before and after an event: a card to prepare for it, and whom somebody met there. It spans events, goals and met."""
