"""Trains, measures and describes the classifier; the only package that knows scikit-learn."""
