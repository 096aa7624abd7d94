"""Benchmark of classroom exercises: naive solvers, what is wrong with a sheet, and keys beside annotations."""
