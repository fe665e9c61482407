"""Numbers, dates and their comparison as values, not digits."""
