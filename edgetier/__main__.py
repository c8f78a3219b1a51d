"""Lets `python -m edgetier` do what the `edgetier` command does."""

from edgetier.cli import main

if __name__ == "__main__":
    main()
