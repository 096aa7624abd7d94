"""How well framing finds the passages that report the same fact, and how its weights are made."""
