"""Pieces of screen: a value in, a message out."""
