"""Extraction of people, places, organisations and quotes from news text; knows nothing of screens.

Importing this package is cheap: whoever wants to extract imports ``core.extraction``, which needs spaCy.
"""

import os

from core.model import Article, Extraction
from core.reading import ReadError, article, read

__all__ = ["Article", "Extraction", "ReadError", "article", "read"]

# Before anything imports numpy. Its threads wait for each other in a busy loop: where other programs want the
# cores, a product of 1 ms then takes 1.5 s; and none here is large enough to gain by them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
