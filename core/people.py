"""Mentions to persons."""
def settle(document, entities): return ()
