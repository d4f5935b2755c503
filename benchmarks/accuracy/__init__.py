"""How right the extraction is, on annotated articles, PolNeAR and GAP: `python -m benchmarks.accuracy --help`."""
