"""What is asked by itself, within the budget of nudges: how the goals are going, whether a message was
sent, and to look back on a month."""
