"""What is measured, how to run it, the committed figures and their bounds."""
