"""Grapevine measured against the plain way of doing the same: `make bench`. README.md says how to read it."""
