"""Speed and scale against yardsticks, run in turn in the same run: ``python -m benchmarks``."""
