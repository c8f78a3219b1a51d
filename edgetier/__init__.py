"""edgetier: decides where AI inference runs, with the arithmetic shown."""

__version__ = "0.1.0"
