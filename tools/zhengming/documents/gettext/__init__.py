"""How gettext files are spelled: syntax with places, strings with escapes, lines wrapped as `msgcat` wraps them."""
