"""`zhengming annotate` and `zhengming glossary` as their users call them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT / "segments" / "notices" / "carbon-standardization-group.txt"


def zhengming(*words: str, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zhengming", *words],
        input=stdin,
        cwd=cwd or ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_json_names_line_span_kind_and_answer() -> None:
    done = zhengming("annotate", str(SEED), "--on", "2022-04-22", "--kind", "title", "--format", "json")
    first, second = json.loads(done.stdout)
    assert done.returncode == 0
    assert first["text"].startswith("Vice-Minister of State Administration")
    assert (first["line"], first["kind"], first["sure"]) == (4, "title", True)
    assert first["target_short"] == "市场监管总局副局长、国家标准委主任"
    assert SEED.read_text(encoding="utf-8")[second["start"] : second["end"]] == second["text"]
    assert {"line", "start", "end", "text", "kind", "target", "target_short", "sure", "why"} <= second.keys()


def test_standard_input_and_explanation() -> None:
    done = zhengming("annotate", "-", "--on", "2016", "--explain", stdin="vice minister of AQSIQ\n")
    assert "国家质量监督检验检疫总局副局长 / 国家质检总局副局长" in done.stdout
    assert "aqsiq" in done.stdout


def test_names_as_recorded_come_with_whom_they_name_on_the_day() -> None:
    done = zhengming("annotate", "-", "--names", "--on", "2016", stdin="vice minister of AQSIQ, SAMR\n")
    assert done.stdout == "-:1:18: AQSIQ  →  aqsiq\n-:1:25: SAMR  →  samr  (not on the day)\n"
    done = zhengming("annotate", "-", "--names", "--on", "2016", "--format", "json", stdin="AQSIQ\n")
    place = {"path": "-", "line": 1, "column": 1, "start": 0, "end": 5}
    assert json.loads(done.stdout) == [{**place, "text": "AQSIQ", "concepts": ["aqsiq"], "current": True}]


def test_nothing_found_is_exit_code_1() -> None:
    done = zhengming("annotate", "-", stdin="nothing official here\n")
    assert (done.returncode, done.stdout) == (1, "")


def test_pipe_that_closes_early_is_no_traceback() -> None:
    command = f"{sys.executable} -m zhengming annotate {SEED} | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["annotate", "missing.txt"], "missing.txt: can't be read"),
        (["annotate", "."], "is a folder"),
        (["annotate", str(SEED), "--names", "--explain"], "--names composes nothing; leave out --kind"),
        (["annotate", str(SEED), "--on", "May"], '"May" is not a date'),
        (["annotate", str(SEED), "--to", "xx-nowhere"], "unknown language"),
        (["annotate", str(SEED), "--format", "xml"], 'unknown format "xml"'),
    ],
    ids=["missing file", "folder", "names explained", "date", "language", "format"],
)
def test_wrong_use_is_one_line_and_exit_code_2(words: list[str], said: str) -> None:
    done = zhengming(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_text_that_is_not_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes("first line\nab\xe9".encode("latin-1"))
    done = zhengming("annotate", str(path))
    assert done.returncode == 2
    assert f"{path}:2:3: is not UTF-8" in done.stderr


def test_glossary_check_tells_path_line_and_remedy(tmp_path: Path) -> None:
    record = tmp_path / "bodies" / "state" / "lamp.toml"
    record.parent.mkdir(parents=True)
    record.write_text(
        'id = "lamp"\nkind = "agency"\ncolour = "red"\nen = "Lamp Office"\nzh-Hans = "灯办"\n', encoding="utf-8"
    )
    done = zhengming("glossary", "check", str(tmp_path))
    assert done.returncode == 1
    assert f'{record}:3: error G001 unknown key "colour"; known keys:' in done.stdout


def test_glossary_check_places_a_syntax_error(tmp_path: Path) -> None:
    record = tmp_path / "terms" / "lamps.toml"
    record.parent.mkdir(parents=True)
    record.write_text('subject = "lamps"\n[[term]\n', encoding="utf-8")
    done = zhengming("glossary", "check", str(tmp_path), "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["code"], finding["line"]) == ("G001", 2)


def test_missing_names_are_listed_for_the_terminologist(tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text("The director of the State Council Lantern Festival Office spoke.\n", encoding="utf-8")
    done = zhengming("glossary", "missing", str(notice))
    assert done.returncode == 1
    assert "Lantern Festival Office" in done.stdout


def test_workspace_glossary_lies_over_the_shipped_one(tmp_path: Path) -> None:
    record = tmp_path / "glossary" / "bodies" / "lamp.toml"
    record.parent.mkdir(parents=True)
    record.write_text(
        'id = "lamp"\nkind = "agency"\nevidence = "attested"\nsources = ["the desk"]\n'
        'en = { full = "State Lantern Administration", acronym = "SLA" }\nzh-Hans = { full = "国家灯笼局" }\n',
        encoding="utf-8",
    )
    (tmp_path / "zhengming.toml").write_text("", encoding="utf-8")
    done = zhengming("annotate", "-", "--format", "json", stdin="deputy director of the SLA", cwd=tmp_path)
    (mention,) = json.loads(done.stdout)
    assert (mention["target"], mention["sure"]) == ("国家灯笼局副局长", True)
