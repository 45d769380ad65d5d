"""How somebody tells of themselves in less than a minute (S53, L9): its parts, versions, and what is missing."""
