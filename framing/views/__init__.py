"""What each page shows: a comparison in, plain frozen values out, so that templates hold words and no reasoning."""
