"""From files to tagged releases."""
