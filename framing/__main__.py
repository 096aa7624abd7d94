"""Lets `python -m framing` do what `framing` does."""

from framing.cli import main

if __name__ == "__main__":
    main()
