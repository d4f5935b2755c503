"""Extraction of people, places, organisations and quotes from news text; knows nothing of screens.

Importing this package is cheap: whoever wants to extract imports ``core.extraction``, which needs spaCy.
"""

from core.model import Article, Extraction
from core.reading import ReadError, article, read

__all__ = ["Article", "Extraction", "ReadError", "article", "read"]

__version__ = "0.1.0"
