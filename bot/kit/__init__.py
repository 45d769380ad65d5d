"""The command kit: calls, commands, arguments, grammar, cards, times and words.

It has never heard of contacts or goals; every feature is written with it.
"""
