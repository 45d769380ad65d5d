"""Calls that wait for an answer: where a button follows private text, the call is kept here, encrypted, for a day,
and the button spells `answer id:… choice:2`. An answer that couldn't be shown is kept in the same way."""
