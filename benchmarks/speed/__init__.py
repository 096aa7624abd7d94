"""How fast framing is: each figure a ratio, taken in turns in one run."""
