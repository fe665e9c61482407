"""XLIFF's own business, used by `formats.xliff`: elements with their places, text with inline codes, targets put back."""
