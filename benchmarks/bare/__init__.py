"""The yardsticks: the least that any program of this kind has to do."""
