"""The grammar of a free line about a person, terse or in sentences.

`marks` takes out what shows itself (addresses, links, tags), `sheet` cuts the text into words and clauses, `reading`
walks the clauses and asks `names`, `roles`, `places` and `deeds` what each may be. A word is taken at most once; what
nobody took is the note, so that nothing is lost.
"""
