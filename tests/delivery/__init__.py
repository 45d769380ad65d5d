"""Delivery put to the test: a platform on real sockets that resets, hangs, delays and lies."""
