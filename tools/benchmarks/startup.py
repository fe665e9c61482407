"""What a look-up costs from the prompt: CPU milliseconds of whole processes, bare Python beside it in the same run.

    python tools/benchmarks/startup.py [--runs 20] [--concepts 50000]

Each call is a fresh process over a warm cache; user and system time come from the kernel. The runs of all calls are taken in
turn, so that other work on the machine touches all alike. The larger base is a made-up glossary over the shipped one.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
WORDS = [
    "Regional",
    "Maritime",
    "Quality",
    "Energy",
    "Finance",
    "Harbor",
    "Forest",
    "Water",
    "Archive",
    "Census",
    "Tariff",
]
HAN = "区海质能财港林水档普税出专遗东西南北中新长平安泰和永昌盛"
ANNOTATE = """
import resource
from zhengming import Termbase
text = open({notice!r}, encoding="utf-8").read()
def spent():
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime
import zhengming.terminology.grammar.mentions
start = spent()
base = Termbase.load()
language = base._language("en", "zh-Hans")
loaded = spent()
base.annotate(text)
print((loaded - start) * 1000, (spent() - loaded) * 1000)
"""


def made_up(folder: Path, size: int) -> None:
    """Write records of `size` bodies, a hundred a file."""
    chance = random.Random(1)
    target = folder / "bodies" / "made-up"
    target.mkdir(parents=True)
    for file in range(size // 100):
        entries = []
        for number in range(100):
            identity = f"made-up-{file}-{number}"
            english = " ".join([*chance.sample(WORDS, 3), "Office", str(file * 100 + number)])
            chinese = "".join(chance.choices(HAN, k=6)) + f"第{file * 100 + number}局"
            head = f'[[body]]\nid = "{identity}"\nkind = "agency"\n'
            entries.append(f'{head}[body.en]\nfull = "{english}"\n[body.zh-Hans]\nfull = "{chinese}"\n')
        (target / f"{file}.toml").write_text('sources = ["made up"]\n' + "\n".join(entries), encoding="utf-8")


def cost(command: list[str]) -> float:
    """Return the CPU milliseconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--concepts", type=int, default=50_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        made_up(home / "big", options.concepts)
        os.environ.setdefault("ZHENGMING_CACHE", str(home / "cache"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        term = [sys.executable, "-m", "zhengming", "term"]
        script = Path(sys.executable).parent / "zhengming"
        shown = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "python -m zhengming term SAMR": [*term, "SAMR"],
            "… a full name": [*term, "State Administration for Market Regulation"],
            "… pinyin initials": [*term, "gjfzggw"],
            "… two characters": [*term, "海关"],
            "… a typo": [*term, "State Administation for Market Regulation"],
            "… a composed title": [*term, "vice minister of customs"],
            f"… SAMR, {options.concepts} more concepts": [*term, "SAMR", "--glossary", str(home / "big")],
        }
        if script.exists():
            shown["zhengming term SAMR (the command)"] = [str(script), "term", "SAMR"]
        for command in shown.values():
            cost(command)  # the cache, and the compiled modules
        spent: dict[str, list[float]] = {label: [] for label in shown}
        for _ in range(options.runs):
            for label, command in shown.items():
                spent[label].append(cost(command))
        bare = statistics.median(spent["python -c pass"])
        print(f"{'CPU ms, median of ' + str(options.runs):40} ms     × bare Python")
        for label, values in spent.items():
            middle = statistics.median(values)
            print(f"{label:40}{middle:6.1f} {middle / bare:6.1f}")
        notice = next((HERE.parents[1] / "segments" / "notices").glob("*.txt"))
        runs = [
            [
                float(part)
                for part in subprocess.check_output([sys.executable, "-c", ANNOTATE.format(notice=str(notice))]).split()
            ]
            for _ in range(options.runs)
        ]
        print(f"{'load and tables to annotate':40}{statistics.median(run[0] for run in runs):6.1f}")
        print(f"{'… then the first notice':40}{statistics.median(run[1] for run in runs):6.1f}")


if __name__ == "__main__":
    main()
