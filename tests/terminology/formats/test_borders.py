"""A foreign library is met in one place, and an optional one only when it is needed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from zhengming.terminology import formats

FOLDER = Path(formats.__file__).parent


@pytest.mark.parametrize(("library", "module"), [("lxml", "xmltree"), ("openpyxl", "xlsx"), ("rdflib", "skos")])
def test_a_library_is_met_in_one_module(library: str, module: str) -> None:
    pattern = re.compile(rf"^\s*(?:from|import) {library}\b", re.MULTILINE)
    assert [path.stem for path in FOLDER.rglob("*.py") if pattern.search(path.read_text(encoding="utf-8"))] == [module]


def test_finding_the_formats_imports_no_optional_library() -> None:
    code = "import sys; from zhengming.terminology import formats; formats.formats(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"openpyxl", "rdflib"} & set(done.stdout.split())


def test_formats_have_names_and_functions_of_their_own() -> None:
    found = formats.formats()
    assert len({form.name for form in found}) == len(found) == 9
    assert all(form.parse or form.render for form in found)
    assert all(form.suffixes and form.profiles for form in found)
