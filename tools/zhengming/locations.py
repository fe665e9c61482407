"""Where the shipped material and the cache lie, as plain strings: pathlib costs more than a look-up takes.

`workspace` gives the same places as paths.
"""

import os

GLOSSARY = "glossary"


def material() -> str:
    """Return the folder that holds the shipped `glossary/` and `segments/rules/`: in the wheel, or the checkout."""
    package = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
    shipped = f"{package}{os.sep}_material"
    return shipped if os.path.isdir(shipped) else os.path.dirname(os.path.dirname(package))  # noqa: PTH112, PTH120


def shipped_glossary() -> str:
    """Return the folder of the shipped terminology records."""
    return f"{material()}{os.sep}{GLOSSARY}"


def installed_glossary() -> str:
    """Return the folder of the records that came in a wheel; in a checkout, nothing."""
    folder = shipped_glossary()
    return folder if folder.endswith(f"{os.sep}_material{os.sep}{GLOSSARY}") else ""


def cache_folder() -> str:
    """Return where compiled forms are kept: `ZHENGMING_CACHE`, else the user's cache folder. It may not exist yet."""
    own = os.environ.get("ZHENGMING_CACHE")
    if own:
        return own
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return f"{given or os.path.expanduser('~/.cache')}{os.sep}zhengming"  # noqa: PTH111
