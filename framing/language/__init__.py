"""What the text says about itself: parsed sentences, quotations, numbers."""
