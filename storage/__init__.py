"""Where Grapevine keeps what it knows: one SQL schema on SQLite or PostgreSQL.

`engine` runs transactions, `lock` keeps a second program off a file, `types` are the column types, `vault` seals
private text, `schema` lists every table, and each feature has one file of queries. Nothing here imports a platform.
"""
