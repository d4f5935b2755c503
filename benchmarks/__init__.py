"""Speed and scale against yardsticks, run in turn in the same run: ``python -m benchmarks``."""

import core  # noqa: F401  (before numpy: it holds BLAS to one thread, as in the program)
