"""The kits for other people's CI: what their templates say is what the program takes."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

KITS = Path(__file__).parents[1] / "tools/kits"
HEAD = 'msgid ""\nmsgstr "Language: zh_CN\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
WRONG = HEAD + '\nmsgid "Save the file."\nmsgstr "保存文件."\n'


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/wrong.po").write_text(WRONG, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    if not shutil.which("bash") or not shutil.which("zhengming", path=path):
        pytest.skip("bash or the installed command is not here")
    return {**os.environ, "PATH": path, "ZHENGMING_PATHS": "locales"}


def test_the_gitlab_job_writes_both_reports_and_fails(tmp_path: Path, environment: dict[str, str]) -> None:
    text = (KITS / "gitlab-ci.yml").read_text(encoding="utf-8")
    script = [line for line in re.findall(r"^    - (.*)", text, re.MULTILINE) if not line.startswith("pip")]
    assert len(script) == 1
    done = subprocess.run(["bash", "-c", script[0]], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    reports = dict(re.findall(r"^      (\w+): (\S+)$", text, re.MULTILINE))
    quality = json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8"))
    assert quality[0]["location"]["path"] == "locales/wrong.po"
    assert etree.parse(str(tmp_path / reports["junit"])).getroot().tag == "testsuites"


def test_the_github_script_annotates_and_keeps_a_sarif_report(tmp_path: Path, environment: dict[str, str]) -> None:
    installed = tmp_path / "runner/zhengming/bin"  # what the script would make; the package is here already
    for folder, name, body in (
        (tmp_path / "shims", "python3", "exit 0"),
        (installed, "pip", "exit 0"),
        (installed, "zhengming", 'exec zhengming "$@"'),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"#!/usr/bin/env bash\n{body}\n")
        (folder / name).chmod(0o755)
    own = {
        "RUNNER_TEMP": str(tmp_path / "runner"), "PATH": f"{tmp_path / 'shims'}{os.pathsep}{environment['PATH']}",
        "ZM_PATHS": "locales", "ZM_SOURCE": ".", "ZM_FAIL_ON": "warning", "ZM_SELECT": "P", "ZM_BASELINE": "",
        "ZM_SARIF": "report.sarif",
    }  # fmt: skip
    script = str(KITS / "github-action/check.sh")
    done = subprocess.run(["bash", script], cwd=tmp_path, env={**environment, **own}, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stdout.decode().startswith("::error file=locales/wrong.po,line=5,")
    assert json.loads((tmp_path / "report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
