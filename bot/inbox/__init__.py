"""What was done already: platforms send the same thing twice, and people's clicks are sent again."""
