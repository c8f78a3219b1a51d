"""Proposes a tier from words, where rules leave it open: scores a plain-data classifier without scikit-learn."""
