"""What is asked by itself, within the budget of nudges: how the goals are going, and to look back on a month."""
