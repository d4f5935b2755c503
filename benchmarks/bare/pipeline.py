"""Only the language pipeline: ``python -m benchmarks.bare.pipeline FILE...`` loads it, runs it over the texts, exits."""

import sys
from pathlib import Path

from core.pipelines import load

if __name__ == "__main__":
    nlp = load()
    for text in sys.argv[1:]:
        # Paragraph by paragraph within a text, as the program reads: one long Doc would cost more than it needs.
        for doc in nlp.pipe(Path(text).read_text(encoding="utf-8").split("\n\n")):
            doc.has_annotation("ENT_IOB")
