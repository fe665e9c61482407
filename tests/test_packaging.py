"""A wheel built from the sdist, installed in an empty environment, works from any folder."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(command: list[str], cwd: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, env={**os.environ, **extra}, encoding="utf-8"
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    backend = "import sys, hatchling.build as b; print(getattr(b, 'build_' + sys.argv[1])(sys.argv[2]))"
    made = run([sys.executable, "-c", backend, "sdist", str(folder)], ROOT)
    if "No module named 'hatchling'" in made.stderr:
        pytest.skip("hatchling is not installed beside this Python")
    assert made.returncode == 0, made.stderr
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder / "unpacked", filter="data")
    (source,) = (folder / "unpacked").iterdir()
    made = run([sys.executable, "-c", backend, "wheel", str(folder)], source)
    assert made.returncode == 0, made.stderr
    return next(folder.glob("*.whl"))


def test_wheel_holds_the_material_once(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.startswith("zhengming/_material/glossary/bodies/") for name in names)
    assert any(name.startswith("zhengming/_material/segments/rules/en/") for name in names)
    assert "zhengming/py.typed" in names
    assert len(names) == len(set(names))


def test_wheel_works_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    # The dependencies are this environment's; the package itself is only the wheel's.
    code = (
        f"import sys; here = {str(ROOT)!r};"
        f"sys.path[:] = [{str(site)!r}] + [p for p in sys.path if p and here not in p or 'site-packages' in p];"
        "sys.meta_path[:] = [f for f in sys.meta_path if 'editable' not in type(f).__module__];"
        "import zhengming; from zhengming.cli import main; assert '_material' not in zhengming.__file__;"
        f"assert zhengming.__file__.startswith({str(site)!r}), zhengming.__file__; main(['term', 'SAMR', '--format', 'text'])"
    )
    done = run([sys.executable, "-c", code], tmp_path, ZHENGMING_CACHE=str(tmp_path / "cache"))
    assert done.stdout.startswith("国家市场监督管理总局"), done.stderr
