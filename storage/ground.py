"""What every table stands on: names of constraints, and the rules of erasure and export.

A table says how it is erased: `info["owner"]` names the column with the member whose rows go with them, or is None
with the reason in a comment. A column says whether it belongs to a member's export (MINE) or is only ours to work with
(OURS). A test fails for a table or a column without its rule; privacy.py acts on them.
"""

from sqlalchemy import MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

MINE = {"export": True}
OURS = {"export": False}
