"""The trained scorers: how the shipped ones are made, and how well they and the recipe do on public data."""
