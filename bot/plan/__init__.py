"""The network somebody wants: qualities and how many people have them, gaps, and where they stand."""
