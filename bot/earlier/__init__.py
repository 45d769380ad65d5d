"""Answers from earlier, which couldn't be shown when they were given: shown with the next one, for one pair of eyes."""
