"""How fast framing is, against a yardstick that runs in turns with it: what a figure says holds on other machines too.

python -m benchmarks.speed [SENTENCES] [--rounds N] [--write]
"""
