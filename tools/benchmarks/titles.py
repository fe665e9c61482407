"""How many published mentions of titles are answered as published, with and without the body's own record.

Usage: titles.py [GOLD.jsonl…] [--wrong] [--record] [--leave-out] [--proposals]
Gold: the files named, or titles.jsonl of the shared folder (ZHENGMING_SHARED or ../shared). Beside this file stand
`mentions/*.jsonl`, gathered from public pages that each row names.

A row is right when the mentions' full or short equivalents, joined, equal one of the accepted renderings. `--leave-out`
answers each row once more with the records of the bodies it was answered from taken out of the base (their departments
too): what remains is carried by rules. Beside ours, in the same run, stand the two naive ways: the glossary's hits in
English order, and agency + title. `--proposals` puts together the English names of all departments and national bodies on
record from their words alone, and counts how many are what the record says (joining words left aside). `--wrong` prints
the rows that are not right.

`--record` notes in each row that has no `first` yet how it is answered now: "right" or "wrong", and "sure" before it where
the answer is. Run it on rows just gathered, before anything is mended for them: those figures are printed as "at first
sight", and they alone tell of text that nobody here has seen.
"""

import collections
import datetime as dt
import json
import os
import re
import sys
from pathlib import Path

from zhengming import Termbase, workspace
from zhengming.terminology import index, records, titles
from zhengming.terminology.grammar.coined import Coined
from zhengming.terminology.grammar.language import Language
from zhengming.terminology.grammar.reader import Reader
from zhengming.terminology.index import Index
from zhengming.terminology.lookup import tables as tables_of_lookup

CLASSES = {
    "by rule (places, sessions, missions)": "by rule",
    "Party post": "a Party post",
    "points back": "points back",
    "body named before": "the body is the one named before",
    "department alike": "name alike",
    "borrowed department name": "what other bodies call",
    "old English name": "still uses the name",
    "agency named loosely": "none of its names on record",
    "put together from its words": "a proposal",
    "department of a body": "/",
}


NAIVE = ("glossary hits", "agency + title")
LINES = {name: name for name in ("all", "attested", "certain-knowledge", "sure", "unsure")} | {
    "first": "at first sight, all",
    "first sure": "at first sight, sure",
    **{name: name for name in NAIVE},
}


def folded(text: str) -> str:
    return re.sub(r"\s", "", text).replace("(", "（").replace(")", "）")


def day(text: str) -> dt.date:
    parts = [int(part) for part in text.split("-")] + [7, 1][len(text.split("-")) - 1 :]
    return dt.date(*parts[:3])


def answered(termbase: Termbase, row: dict) -> tuple[bool, bool, list]:
    mentions = [m for m in termbase.annotate(row["en"], on=day(row["date"])) if m.kind in {"body", "title"}]
    accepted = {folded(text) for text in [row["zh"], *row["zh_accept"]]}
    full = "、".join(m.target for m in mentions)
    short = "、".join(m.target_short or m.target for m in mentions)
    answers = {folded(full), folded(short)}
    return bool(answers & accepted), bool(mentions) and all(m.sure for m in mentions), mentions


def naive(termbase: Termbase, row: dict) -> tuple[bool, bool]:
    """The glossary's hits in the English order; and the first agency followed by the first head word's commonest rendering."""
    mentions = termbase.annotate(row["en"], on=day(row["date"]))
    bodies = [part for m in mentions for part in m.parts if part.kind in {"body", "department"}]
    accepted = {folded(text) for text in [row["zh"], *row["zh_accept"]]}
    hits = folded("、".join(part.accepted[0] for part in bodies if part.accepted))
    words = {
        "vice minister": "副部长",
        "minister": "部长",
        "deputy director": "副主任",
        "director general": "司长",
        "director": "主任",
        "head": "负责人",
        "president": "主席",
        "governor": "省长",
        "spokesperson": "发言人",
    }
    title = next((zh for en, zh in words.items() if en in row["en"].lower().replace("-", " ")), "")
    agency = next((part.accepted[0] for part in bodies if part.accepted), "")
    return hits in accepted, folded(agency + title) in accepted


def main() -> None:
    termbase = Termbase.load()
    rows = gathered(termbase)
    tally: collections.Counter[str] = collections.Counter()
    used: dict[str, list[dict]] = collections.defaultdict(list)
    for row in rows:
        right, sure, mentions = answered(termbase, row)
        if "--wrong" in sys.argv and not right:
            told(row, sure, mentions)
        sets = {"all": right, row["evidence"]: right, "sure" if sure else "unsure": right}
        sets |= zip(NAIVE, naive(termbase, row), strict=True)
        if first := row.get("first"):
            sets |= dict.fromkeys(["first", "first sure"][: 1 + first.startswith("sure")], first.endswith("right"))
        tally.update(sets.keys())
        tally.update(name + " right" for name, good in sets.items() if good)
        why = " ".join(m.why for m in mentions)
        tally.update("class " + name for name, mark in CLASSES.items() if mark in why)
        tops = sorted({concept.partition("/")[0].partition("@")[0] for m in mentions for concept in m.concepts})
        used["|".join(tops)].append(row)
    for name, label in LINES.items():
        if total := tally[name]:
            print(f"{label:32} {tally[name + ' right']:4}/{total:<4} {tally[name + ' right'] / total:.1%}")
    for name in CLASSES:
        print(f"rows served: {name:38} {tally['class ' + name]:4}")
    if "--proposals" in sys.argv:
        proposals(termbase)
    if "--leave-out" in sys.argv:
        leave_out(used, len(rows))


def gathered(termbase: Termbase) -> list[dict]:
    shared = Path(os.environ.get("ZHENGMING_SHARED", Path(__file__).parents[3] / "shared"))
    named = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    rows = []
    for gold in named or [shared / "gold" / "titles.jsonl"]:
        if not gold.is_file():
            sys.exit(f"{gold} is absent; name a file of gold rows")
        read = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
        if "--record" in sys.argv:
            record(termbase, gold, read)
        rows += read
    return rows


def told(row: dict, sure: bool, mentions: list) -> None:
    full = "、".join(m.target for m in mentions)
    short = "、".join(m.target_short or m.target for m in mentions)
    print(f"{row['id']} {row['date']} {'SURE ' * sure}{row['en']}\n    {row['zh']}  not  {full}  {short}")


def record(termbase: Termbase, gold: Path, rows: list[dict]) -> None:
    for row in rows:
        if "first" not in row:
            right, sure, _ = answered(termbase, row)
            row["first"] = "sure " * sure + ("right" if right else "wrong")
    gold.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def proposals(termbase: Termbase) -> None:
    reader = Reader(Language(termbase.index, "en", "zh-Hans"), "", "2025-01-01")
    coined = Coined(reader)
    joining = re.compile("[和与及、的]")
    for kind, categories in (("department", None), ("body", {"agency", "association", "academy", "committee"})):
        asked = made = same = 0
        for number in range(len(termbase.index)):
            record = termbase.index.record(number)
            if record.kind != kind or (categories is not None and record.category not in categories):
                continue
            said = {joining.sub("", name.text) for name in record.names.get("zh-Hans", ())}
            ending = max(said, key=len, default="司")[-1]
            for name in record.named("en"):
                text = (
                    coined.wording.unit(name, ending, coined.place)
                    if kind == "department"
                    else coined.wording.body(name, coined.place)
                )
                asked, made, same = asked + 1, made + bool(text), same + (joining.sub("", text) in said)
        print(f"proposed, {kind:22} {made:5} of {asked} names; as recorded {same}, {same / made:.1%}")


def leave_out(used: dict[str, list[dict]], total: int) -> None:
    folder = workspace.shipped_glossary()
    concepts = [concept for path in records.files(folder) for concept in records.read(path)]
    tables = titles.load(folder)
    right = wrong_but_sure = 0
    tables_of_lookup.sections = lambda *_: {}  # an annotator needs none, and they take most of the time
    for key, rows in used.items():
        tops = {
            top for top in key.split("|") if top and not top.startswith(("place:", "local:", "country:", "mission:"))
        }
        kept = [concept for concept in concepts if concept.id.partition("/")[0] not in tops]
        termbase = Termbase(Index(index.compile_concepts(kept, tables)))
        for row in rows:
            good, sure, _ = answered(termbase, row)
            right += good
            wrong_but_sure += sure and not good
    print(
        f"{'without the bodies named':32} {right:4}/{total:<4} {right / total:.1%}   sure but wrong: {wrong_but_sure}"
    )


if __name__ == "__main__":
    main()
