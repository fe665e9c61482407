"""What gets looked at, in which order, and what silences a finding."""

from datetime import date
from pathlib import Path

import pytest

from zhengming.checks import check, check_all, choose
from zhengming.documents import Catalog, State, Unit, read
from zhengming.errors import UsageError

WRONG = "利率为4.5%."


def unit(target: str, **facts: object) -> Unit:
    return Unit(source="The rate is 3.5%.", target=target, **({"state": State.TRANSLATED} | facts))  # type: ignore[arg-type]


def codes(*units: Unit, **options: object) -> list[str]:
    found = check(Catalog(units=units, language="zh-Hans"), **options)  # type: ignore[arg-type]
    return [one.code for one in found]


def test_faults_of_one_unit_come_in_order_of_place() -> None:
    assert codes(unit(WRONG)) == ["N006", "P001"]


@pytest.mark.parametrize("facts", [{"state": State.FUZZY}, {"obsolete": True}], ids=["fuzzy", "obsolete"])
def test_unfinished_unit_is_not_looked_at(facts: dict[str, object]) -> None:
    assert codes(unit(WRONG, **facts)) == []


def test_selection_takes_codes_names_and_families() -> None:
    assert codes(unit(WRONG), select=["P"]) == ["P001"]
    assert codes(unit(WRONG), select=["percentage-differs"]) == ["N006"]
    assert codes(unit(WRONG), ignore=["N,half-width-stop"]) == []


def test_rule_off_by_default_runs_when_named() -> None:
    assert "N003" not in {rule.code for rule in choose()}
    assert "N003" not in {rule.code for rule in choose(["N"])}
    assert [rule.code for rule in choose(["N003"])] == ["N003"]
    assert {"N003", "P001"} <= {rule.code for rule in choose(["ALL"])}


def test_unknown_rule_is_an_error() -> None:
    with pytest.raises(UsageError, match='unknown rule "Q999"'):
        choose(["Q999"])


def test_comment_silences_one_rule_on_one_unit() -> None:
    comment = (" zhengming: ignore N006 the source is outdated",)
    assert codes(unit(WRONG, comments=comment)) == ["P001"]
    assert codes(unit("利率为3.5%。", comments=comment)) == ["X099"]


def test_listing_of_code_is_compared_for_markup_only() -> None:
    source = ">>> print('%s' % 1)\n... # The end of it."
    one = Unit(source=source, target=">>> print('%d' % 1)\n... # 结束.", state=State.TRANSLATED)
    assert codes(one) == ["M001"]


def test_plural_forms_are_each_looked_at() -> None:
    one = Unit(
        source="One file.", plural="%d files.", target="%d 个文件.", other_targets=("%d 个文件。",), state=State.TRANSLATED
    )  # fmt: skip
    found = check(Catalog(units=(one,), language="zh-Hans"))
    assert [(finding.code, finding.form) for finding in found] == [("P001", 0)]


def test_place_is_the_line_and_column_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    head = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_text(head + 'msgid "The rate is 3.5%."\nmsgstr ""\n"利率为"\n"4.5%。"\n', encoding="utf-8")
    (found,) = check(read(path))
    assert (found.code, found.path, found.line, found.column) == ("N006", path, 9, 2)


def test_date_comes_from_the_unit_then_the_header_then_the_call() -> None:
    from zhengming.checks.engine import scene
    from zhengming.checks.facts import Facts

    plain, noted = Unit("a"), Unit("a", notes=("date: 2019-05",))
    with_header = scene(Catalog(header=(("X-Notice-Date", "2022-04-22"),)), on=date(2001, 1, 1))
    without = scene(Catalog(), on=date(2001, 1, 1))
    assert Facts(noted, with_header).on == date(2019, 5, 1)
    assert Facts(plain, with_header).on == date(2022, 4, 22)
    assert Facts(plain, without).on == date(2001, 1, 1)
    assert Facts(Unit("a", notes=("date: 2019-13",)), with_header).on == date(2022, 4, 22)
    assert scene(Catalog(header=(("X-Notice-Date", "in April"),)), on=date(2001, 1, 1)).on == date(2001, 1, 1)


def test_repeats_are_compared_across_documents() -> None:
    source = "Return a new dictionary of the same keys."
    one = Unit(source=source, target="返回具有相同键的新字典。", state=State.TRANSLATED)
    other = Unit(source=source, target="得到具有相同键的新字典。", state=State.TRANSLATED)
    found = check_all([Catalog(units=(one,)), Catalog(units=(other,))])
    assert [(finding.code, finding.target) for finding in found] == [("X001", other.target)]


def test_house_style_of_a_document_is_left_alone() -> None:
    many = tuple(Unit(f"Point {n}: go on.", f"要点{n},继续吧.", State.TRANSLATED) for n in range(6))
    assert codes(*many, select=["P001", "P002"]) == []
    assert codes(many[0], select=["P001"]) == ["P001"]


def test_time_grows_with_the_text_not_with_its_square() -> None:
    from time import process_time

    def seconds(size: int) -> float:
        text = Unit("(The 1 rate) " * size, "（利率1的的）“" * size, State.TRANSLATED)
        start = process_time()
        check(Catalog(units=(text,)))
        return process_time() - start

    seconds(100)
    assert seconds(4000) < 60 * max(seconds(400), 0.002)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("a, ", "甲、"), ("(", "（"), ("%", "%"), ("1", "1"), ("`a", "`甲"), ("not ", "甲。"), ("A. ", "甲。"), (":a", ":a"),
        ("{a, plural,", "{a, plural,"), ("Sun Ting ", "孙薇"), ("ab ", "甲乙"), ("<a ", "<a "), ("http://a ", "http://a("),
        ("one ", "一"), ("1990s ", "1万"), ('"', '"'), ("May 1, ", "5月1日"),
    ],
    ids=repr,
)  # fmt: skip
def test_no_text_makes_a_rule_run_away(source: str, target: str) -> None:
    from time import process_time

    start = process_time()
    check(Catalog(units=(Unit(source * 10000, target * 10000, State.TRANSLATED),), language="zh-Hans"))
    # Quadratic scans took 2 to 30 seconds here; linear ones take a tenth of one.
    assert process_time() - start < 4
