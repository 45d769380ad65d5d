"""The ledger's conscience: kind words before an ask that may come too soon, and the list of all rules to mute."""
