"""Findings kept from run to run: never others than those found anew."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from zhengming import locations
from zhengming.checks import Finding, Rule, check_all, choose
from zhengming.checks.examining import Seen, Task, examine
from zhengming.checks.remembered import Memory
from zhengming.documents import Catalog, State, Unit, read
from zhengming.terminology import Termbase

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
NAMED = "Tian Shihong, Vice-Minister of State Administration for Market Regulation, spoke at the meeting."


def entry(source: str, target: str, *lines: str) -> str:
    return "".join(f"{line}\n" for line in ("", *lines, f'msgid "{source}"', f'msgstr "{target}"'))


FILES = {
    "one.po": HEAD
    + entry("Save the whole file now.", "立即保存整个文件.")
    + entry("Open the WTO file.", "打开文件。")
    + entry(NAMED, "市场监管总局副部长田世宏在会上讲话。", "#. date: 2022-04-22")
    + entry("Quit.", "退出.", "# zhengming: ignore P001 as it is")
    + entry("Close.", "关闭。", "# zhengming: ignore P001 no more"),
    "two.po": HEAD + entry("Save the whole file now.", "马上把文件存好。") + entry("It costs 35 yuan.", "价格为53元。"),
    "three.po": HEAD + entry("Dr. Li Ming and the head of it.", "李明博士及其负责人。"),
}


class Counting:
    """Looks at units here, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, tasks: Sequence[Task], rules: Sequence[Rule]) -> Iterator[Iterator[Seen]]:
        self.count += sum(len(task.units) for task in tasks)
        return examine(tasks, rules)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGMING_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")


def found(termbase: Termbase, counting: Counting | None, *, on: date | None = None) -> tuple[Finding, ...]:
    rules = choose()
    catalogs = [read(Path(name)) for name in FILES]
    memory = Memory(rules, [locations.shipped_glossary()], [str(on)])
    return check_all(
        catalogs, termbase=termbase, on=on, rules=rules, examiner=memory.examiner(counting) if counting else examine
    )


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase.load()


CHANGES = {
    "nothing": lambda name: None,
    "a target": lambda name: change(name, "打开文件。", "打开 WTO 文件."),
    "a repeat's target": lambda name: change(name, "马上把文件存好。", "立即保存整个文件。"),
    "a repeat gone": lambda name: change(name, "Save the whole file now.", "Save it all right now."),
    "the day of a name": lambda name: change(name, "date: 2022-04-22", "date: 2012-04-22"),
    "a suppression": lambda name: change(name, "# zhengming: ignore P001 as it is\n", ""),
    "a place": lambda name: change(name, "\n\nmsgid", "\n\n\n\nmsgid"),
    "the language": lambda name: change(name, "zh_CN", "zh_TW"),
}  # fmt: skip


def change(name: str, before: str, after: str) -> None:
    path = Path(name)
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("what", CHANGES)
def test_what_is_found_is_what_a_fresh_look_finds(what: str, name: str, termbase: Termbase) -> None:
    assert found(termbase, Counting()) == found(termbase, None)
    CHANGES[what](name)
    assert found(termbase, Counting()) == found(termbase, None)


def test_only_what_changed_is_looked_at(termbase: Termbase) -> None:
    first, second, third = Counting(), Counting(), Counting()
    found(termbase, first)
    found(termbase, second)
    change("one.po", "打开文件。", "打开 WTO 文件。")
    found(termbase, third)
    assert (first.count, second.count, third.count) == (8, 0, 1)


def test_another_day_and_other_rules_are_another_memory(termbase: Termbase) -> None:
    found(termbase, Counting())
    again = Counting()
    assert found(termbase, again, on=date(2012, 1, 1)) == found(termbase, None, on=date(2012, 1, 1))
    assert again.count == 8
    folders = [locations.shipped_glossary()]
    assert Memory(choose(["P"]), folders).key != Memory(choose(["N"]), folders).key != Memory(choose(["N"]), []).key


@pytest.mark.parametrize(
    "harm",
    [lambda data: data[:-9], lambda data: data[:60] + b"x" + data[61:], lambda data: b""],
    ids=["cut", "damaged", "empty"],
)
def test_a_damaged_memory_is_passed_over(harm, termbase: Termbase) -> None:  # type: ignore[no-untyped-def]
    found(termbase, Counting())
    for path in Path("cache/checks").iterdir():
        path.write_bytes(harm(path.read_bytes()))
    again = Counting()
    assert found(termbase, again) == found(termbase, None)
    assert again.count == 8


def test_a_folder_that_can_not_be_written_costs_time_only(termbase: Termbase, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("file").write_text("")
    monkeypatch.setenv("ZHENGMING_CACHE", "file/cache")
    assert found(termbase, Counting()) == found(termbase, None)


def test_the_findings_of_a_run_come_back_whole(termbase: Termbase) -> None:
    memory = Memory(choose(), [])
    given = found(termbase, None)
    assert any(one.fix for one in given)
    assert any(one.source_span for one in given)
    memory.keep([("one.po", "a")], given, 8)
    assert memory.findings([("one.po", "a")]) == (given, 8)
    assert memory.findings([("one.po", "b")]) is None
    assert memory.findings([("two.po", "a")]) is None


def test_the_oldest_memories_go_when_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhengming.checks.remembered.MOST", 3000)
    memory = Memory(choose(), [])
    for number in range(5):
        memory.save(str(number), "x" * 1000)
        os.utime(memory.folder / f"{number}.seen", (number, number))
    list(memory.examiner(examine)([], []))
    assert sorted(path.stem for path in memory.folder.iterdir()) == ["3", "4"]


WRITE = (
    "from zhengming.checks.remembered import Memory; m = Memory([], []); [m.save('x', 'y' * 99999) for _ in range(200)]"
)


def test_processes_at_once_leave_a_whole_memory() -> None:
    workers = [subprocess.Popen([sys.executable, "-c", WRITE]) for _ in range(3)]
    memory = Memory([], [])
    seen = set()
    while any(worker.poll() is None for worker in workers):
        seen.add(memory.load("x"))
    assert [worker.wait() for worker in workers] == [0, 0, 0]
    assert seen <= {None, "y" * 99999}
    assert memory.load("x") == "y" * 99999
    assert [path.suffix for path in memory.folder.iterdir()] == [".seen"]


def test_every_part_of_a_unit_is_in_its_mark() -> None:
    from zhengming.checks.remembered import _mark

    plain = Unit("a", "b", State.TRANSLATED)
    texts = {"source", "target", "context", "plural", "previous"}
    lines = {"other_targets", "notes", "comments", "references", "flags"}
    others = [replace(plain, **{name: "x"}) for name in texts] + [replace(plain, **{name: ("x",)}) for name in lines]  # type: ignore[arg-type]
    others.append(replace(plain, properties=(("x", "y"),)))
    assert len({_mark(unit) for unit in (plain, *others)}) == 12


def test_a_rule_asks_the_style_what_it_decides_not_its_counts() -> None:
    folder = Path(examine.__code__.co_filename).parent
    texts = [
        path.read_text(encoding="utf-8")
        for path in folder.rglob("*.py")
        if path.name not in {"style.py", "remembered.py"}
    ]
    assert not any("style.marks" in text for text in texts)


def test_the_same_unit_twice_is_looked_at_twice_and_kept_once(termbase: Termbase) -> None:
    unit = Unit("Quit.", "退出.", State.TRANSLATED)
    catalog = Catalog((unit, unit), "zh-Hans", "en", path=Path("x.tmx"))
    memory = Memory(choose(), [])
    for _ in range(2):
        assert check_all([catalog], examiner=memory.examiner(examine)) == check_all([catalog])
