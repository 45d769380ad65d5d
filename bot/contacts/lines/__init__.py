"""The grammar of a free line about a person, terse or in sentences.

`marks` takes out what shows itself (addresses, links, tags), `sheet` cuts the text into words and clauses, `reading`
walks the clauses and asks `names`, `roles`, `places` and `deeds` what each may be. A word is taken at most once; what
nobody took is the note, so that nothing is lost.

Whom a line is about is decided first: `candidates` lists all that may be a name, `spelling` and `weighing` count the
reasons for and against each, `leads` knows the sentences that lead to one, and `heads` takes the best.
"""
