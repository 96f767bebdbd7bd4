"""The index: what is in it, where it lies, how it is asked."""
