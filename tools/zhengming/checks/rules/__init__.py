"""One file per rule; the file name gives code and name, the docstring is the page."""
