"""What `zhengming glossary check` says of records that run against each other."""

from pathlib import Path

import pytest

from zhengming.terminology import integrity

BODY = 'id = "{0}"\nkind = "agency"\n{2}\n[en]\nfull = "{1}"\n'
TERM = '[[term]]\nid = "{0}"\nen = "{1}"\nzh-Hans = ["{2}"]\n{3}\n'


def faults(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [(fault.code, fault.severity) for fault in integrity.check(folder)]


def test_the_marks_of_an_unfinished_merge_are_found_with_their_line(tmp_path: Path) -> None:
    text = 'id = "a"\n<<<<<<< ours\nfrom = "2018"\n=======\nfrom = "2019"\n>>>>>>> theirs\n[en]\nfull = "A"\n'
    assert faults(tmp_path, {"bodies/a.toml": text}) == [("G012", "error")]
    assert integrity.check(tmp_path)[0].line == 2


@pytest.mark.parametrize(
    ("other", "more", "expected"),
    [
        pytest.param("Bureau of Standards", "", [("G013", "error")], id="same-name"),
        pytest.param("Bureau of standard", "", [("G013", "error")], id="same-reading"),
        pytest.param("BUREAU OF STANDARDS", "", [("G013", "error")], id="capitals"),
        pytest.param("Bureau of Standardization", "", [], id="another-word"),
        pytest.param("Bureau of Standards", 'note = "homonym of the other"', [], id="declared"),
        pytest.param("Bureau of Standards", 'to = "1999"', [], id="never-at-once"),
    ],
)
def test_two_bodies_that_read_the_same(tmp_path: Path, other: str, more: str, expected: list[tuple[str, str]]) -> None:
    first = BODY.format("one", "Bureau of Standards", 'from = "2001"')
    assert faults(tmp_path, {"bodies/one.toml": first, "bodies/two.toml": BODY.format("two", other, more)}) == expected


def test_posts_of_different_bodies_may_share_a_name(tmp_path: Path) -> None:
    posts = "".join(
        f'[[post]]\nid = "p{number}"\nen = "Secretary"\nzh-Hans = "书记"\nbody = "{body}"\n'
        for number, body in enumerate("ab")
    )
    bodies = {f"bodies/{body}.toml": BODY.format(body, f"Body {body}{body}", "") for body in "ab"}
    assert faults(tmp_path, {"posts/p.toml": posts, **bodies}) == []
    assert faults(tmp_path, {"posts/p.toml": posts.replace('body = "b"', 'body = "a"')}) == [("G013", "error")]


def test_a_name_written_twice_in_one_type(tmp_path: Path) -> None:
    text = 'id = "a"\n[en]\nfull = "A B"\nvariants = ["A C", "A D", "A C"]\n'
    assert faults(tmp_path, {"bodies/a.toml": text}) == [("G014", "warning")]
    between = '{ text = "B", from = "2002", to = "2003" }'
    dated = f'id = "a"\n[en]\nfull = [{{ text = "A", to = "2001" }}, {between}, {{ text = "A", from = "2004" }}]\n'
    assert faults(tmp_path, {"bodies/a.toml": dated}) == []


@pytest.mark.parametrize(
    ("links", "count"),
    [
        ({"a": "b", "b": "c", "c": "a"}, 1),
        ({"a": "a"}, 1),
        ({"a": "b", "b": "c"}, 0),
        ({"a": "b", "b": "a", "c": "a", "d": "d"}, 2),
    ],
    ids=["three", "itself", "a-line", "two-circles"],
)
def test_circles_of_predecessors(tmp_path: Path, links: dict[str, str], count: int) -> None:
    names = sorted({*links, *links.values()})
    files = {
        f"bodies/{name}.toml": BODY.format(
            name, f"Body {name * 3}", f'predecessors = ["{links[name]}"]' if name in links else ""
        )
        for name in names
    }
    assert faults(tmp_path, files) == [("G015", "error")] * count


def test_what_one_record_forbids_and_another_requires_for_the_same_wording(tmp_path: Path) -> None:
    clash = TERM.format("a", "carbon accounting", "碳核算", 'forbidden = [{ text = "碳会计", why = "bookkeeping" }]')
    clash += TERM.format(
        "b", "Carbon Accounting", "碳会计", 'note = "homonym"\nforbidden = [{ text = "碳核算", why = "circular" }]'
    )
    assert faults(tmp_path, {"terms/a.toml": clash}) == [("G016", "error"), ("G016", "error")]
    apart = clash.replace("Carbon Accounting", "carbon bookkeeping")
    assert faults(tmp_path, {"terms/a.toml": apart}) == []


def test_every_code_has_a_name() -> None:
    assert len(set(integrity.NAMES.values())) == len(integrity.NAMES)
