"""The first minute and a half, and the way back: offered beneath an answer, never instead of it."""
