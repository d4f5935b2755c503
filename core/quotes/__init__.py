"""Who said what: quotation marks, quotes, reported speech and their speakers."""
