"""Many stories: sources, engines, and what a run leaves behind."""
