"""BCP 47 tags inside, gettext names at a file's edge; every name and plural rule comes from CLDR through babel.

Babel is imported when it is first needed: looking a term up must not wait for it.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from zhengming.errors import LanguageError

if TYPE_CHECKING:
    from babel import Locale

WITHOUT_SPACES = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages that put no blank between words (UAX #14, class SA and ideographs)."""


@lru_cache(maxsize=256)
def locale(tag: str) -> "Locale":
    """Return babel's locale for a BCP 47 tag or a gettext name (`zh-Hans`, `zh_CN`, `sr@latin`).

    Raises LanguageError for what CLDR does not know.
    """
    from babel import Locale, UnknownLocaleError

    plain, _, modifier = tag.partition("@")
    try:
        found = Locale.parse(plain.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError) as error:
        remedy = "use a tag such as zh-Hans or a gettext name such as zh_CN"
        raise LanguageError(f'unknown language "{tag}"', value=tag, remedy=remedy) from error
    if modifier in {"latin", "cyrillic"}:
        return Locale(found.language, script={"latin": "Latn", "cyrillic": "Cyrl"}[modifier])
    return found


@lru_cache(maxsize=256)
def tag(name: str) -> str:
    """Return the BCP 47 tag used inside for any spelling of a language: `zh_CN`, `zh-cn`, `zh` → `zh-Hans`.

    A script is kept or made explicit only where a language is written in several (Chinese); a region only where it is
    not the likely one.
    """
    found = locale(name)
    if found.language == "zh":
        from babel.core import get_global

        likely = get_global("likely_subtags").get(f"zh_{found.territory}", "") if found.territory else ""
        script = found.script or (likely.split("_")[1] if likely.count("_") == 2 else "Hans")
        home = {"Hans": ("CN", None), "Hant": ("TW", None)}.get(script, (None,))
        return "-".join(
            part for part in ("zh", script, found.territory if found.territory not in home else None) if part
        )
    return "-".join(part for part in (found.language, found.script, found.territory) if part)


@lru_cache(maxsize=256)
def gettext_name(name: str) -> str:
    """Return the gettext spelling of a language: `zh-Hans` → `zh_CN`, `zh-Hant` → `zh_TW`, `pt-BR` → `pt_BR`."""
    found = locale(tag(name))
    if found.language == "zh":
        return f"zh_{found.territory or {'Hans': 'CN', 'Hant': 'TW'}[found.script or 'Hans']}"
    return "_".join(part for part in (found.language, found.territory) if part)


def display_name(name: str, *, language: str = "en") -> str:
    """Return what a language is called in `language`: `zh-Hans` → `Chinese (Simplified)`."""
    return locale(tag(name)).get_display_name(language) or name


def plural_forms(name: str) -> str:
    """Return the value of a PO file's `Plural-Forms` header: `nplurals=1; plural=0;` for Chinese."""
    from babel.messages.plurals import get_plural

    return get_plural(gettext_name(name)).plural_forms


def spaced(name: str) -> bool:
    """Tell whether a language puts blanks between its words."""
    return name.partition("-")[0].partition("_")[0] not in WITHOUT_SPACES
