"""Extraction of people, places, organisations and quotes from news text; knows nothing of screens."""
