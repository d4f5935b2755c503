"""The terminal explorer: everything that is on the screen."""
