"""The named policies, by call and by configuration."""

import pytest

from zhengming.errors import ConfigError, LanguageError, UsageError
from zhengming.segmentation import Policies, policies, split


def drawn(text: str, language: str = "en", **chosen: str) -> str:
    return "‖".join(segment.text for segment in split(text, language=language, **chosen))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language", "chosen", "wanted"),
    [
        ("1. Scope.\n2. Terms.", "en", {"numbers": "attached"}, "1. Scope.‖2. Terms."),
        ("1. Scope.\n2. Terms.", "en", {"numbers": "own"}, "1.‖Scope.‖2.‖Terms."),
        ("1.  Scope.", "en", {"numbers": "attached"}, "1.  Scope."),
        ("1.  Scope.", "en", {"numbers": "auto"}, "1.‖Scope."),
        ("One two\nthree.", "en", {"newlines": "hard"}, "One two‖three."),
        ("Heading\nText here.", "en", {"newlines": "auto"}, "Heading‖Text here."),
        ("Heading\nText here.", "en", {"newlines": "soft"}, "Heading\nText here."),
        ("要求：（一）报名；（二）缴费。", "zh", {"semicolons": "never"}, "要求：（一）报名；（二）缴费。"),
        ("1.2. Scope\n\nTable 3. Exports", "en", {"numbers": "own"}, "1.2.‖Scope‖Table 3. Exports"),
        ("Llovió; El camino cedió.", "es", {}, "Llovió;‖El camino cedió."),
        ("Llovió; El camino cedió.", "es", {"semicolons": "never"}, "Llovió; El camino cedió."),
        ("Llovió; Pérez salió; el resto no.", "es", {}, "Llovió; Pérez salió; el resto no."),
        ("要求：（一）报名；（二）缴费。", "zh", {"semicolons": "list"}, "要求：（一）报名；‖（二）缴费。"),
        ("Bring (a) a form; (b) a fee.", "en", {"semicolons": "list"}, "Bring (a) a form;‖(b) a fee."),
        ("“好吗？”他问。走了。", "zh", {"quotations": "kept"}, "“好吗？”他问。‖走了。"),
        ("“好吗？”他问。走了。", "zh", {"quotations": "split"}, "“好吗？”‖他问。‖走了。"),
        ("He paused... Then he went.", "en", {"ellipsis": "auto"}, "He paused...‖Then he went."),
        ("He paused... Then he went.", "en", {"ellipsis": "never"}, "He paused... Then he went."),
        ("He paused... then he went.", "en", {"ellipsis": "always"}, "He paused...‖then he went."),
    ],
)
def test_policy_moves_the_boundary(text: str, language: str, chosen: dict[str, str], wanted: str) -> None:
    assert drawn(text, language, **chosen) == wanted


def test_unknown_policy_value_is_refused() -> None:
    with pytest.raises(UsageError, match='unknown value "sometimes" for newlines; use auto, hard, soft'):
        split("a", newlines="sometimes")  # type: ignore[arg-type]


def test_unknown_language_is_refused() -> None:
    with pytest.raises(LanguageError):
        split("a", language="no such language")


def test_configuration_names_policies() -> None:
    assert policies({"newlines": "hard", "numbers": "own"}) == Policies(newlines="hard", numbers="own")


@pytest.mark.parametrize("table", [{"newline": "hard"}, {"newlines": "sometimes"}, {"newlines": 3}])
def test_wrong_configuration_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        policies(table)
