"""Goals: one sentence each, checked by five plain questions, counted by what was logged; and the big picture above."""
