"""The published translation is clean, and every wrong version of it is found, with the right code."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from tests.checks import examples

from zhengming.checks import check
from zhengming.documents import Catalog, State, read

SEED = Path(__file__).parents[2] / "locales" / "zh_CN" / "carbon-standardization-group.po"

WRONG = [
    ("市场监管总局副局长", "国家标准委副局长", "T001"),
    ("标准技术管理司", "标准科技处", "T001"),
    ("国家标准技术审评中心", "国家标准评价中心", "T001"),
    ("标准化总体组成立大会", "标准化小组成立大会", "T001"),
    ("碳达峰碳中和目标", "碳峰值与中立目标", "T001"),
    ("碳排放核算", "碳排放会计", "T002"),
    ("市场监管总局副局长", "国家市场管理总局副局长", "T002"),
    ("市场监管总局副局长", "国家质量监督检验检疫总局副局长", "T003"),
    ("总局副局长", "总局副部长", "T005"),
    ("国家标准委主任", "国家标准委局长", "T005"),
    ("总局副局长", "总局局长", "T006"),
    ("副秘书长", "秘书长", "T006"),
    ("国家标准委主任", "国家标准委副主任", "T006"),
    ("田世宏，国家", "田世红，国家", "T011"),
    ("苏伟出席", "苏琳出席", "T011"),
    ("3月2日", "3月3日", "N002"),
    ("3月2日", "4月2日", "N002"),
    ("3月2日", "3月32日", "N012"),
    ("14:43", "14:34", "N001"),
    ("2022-04-22", "2022-04-23", "N002"),
    ("要加强机制建设，充分发挥标准化技术组织、科研机构、行业协会、骨干企业等相关方作用。", "", "S007"),
    ("要明确主攻方向，聚焦标准体系规划和重要标准技术协调，不断提升统筹协调能力。",
     "要明确主攻方向。The main work direction should be defined to focus on standards system planning.", "S005"),
    ("市场监管总局标准技术管理司、", "", "T001"),
    ("出席会议。", "出席会议.", "P001"),
    ("在京召开，市场", "在京召开,市场", "P002"),
    ("各项工作。", "各项工作", "P003"),
    ("田世宏，国家发展改革委", "田世宏（国家发展改革委", "P005"),
    ("重大意义", "“重大意义", "P006"),
    ("总体组要", "《总体组要", "P007"),
    ("作用。", "作用。。", "P009"),
    ("稳妥有序推进", "稳妥稳妥有序推进", "C001"),
    ("的一致性", "的的一致性", "C002"),
    ("国际标准化工作需求", "國際标准化工作需求", "C003"),
    ("2022", "２０２２", "C005"),
    ("人才队伍", "人才\u200b队伍", "C006"),
    ("主攻方向", "主攻\ufffd向", "C007"),
    ("统筹协调", "统筹 协调", "C008"),
    ("会议。", "会议。 ", "M005"),
    ("加强机制建设", "加强 A  B 机制建设", "M006"),
    ("此外，", "此外，{0}", "M001"),
]  # fmt: skip


@lru_cache(maxsize=1)
def seed() -> Catalog:
    return read(SEED)


def codes(catalog: Catalog) -> list[str]:
    return [one.code for one in check(catalog, termbase=examples.termbase())]


def test_seed_translation_is_clean() -> None:
    assert codes(seed()) == []


@pytest.mark.parametrize(("right", "wrong", "code"), WRONG)
def test_wrong_version_is_found(right: str, wrong: str, code: str) -> None:
    at = next(i for i, unit in enumerate(seed().units) if right in unit.target)
    unit = seed().units[at]
    target = unit.target.replace(right, wrong, 1)
    units = list(seed().units)
    units[at] = replace(unit, target=target, state=State.TRANSLATED if target else State.UNTRANSLATED)
    assert code in codes(replace(seed(), units=tuple(units)))


def test_there_are_forty_wrong_versions_of_all_families() -> None:
    found = {case[2] for case in WRONG}
    assert len(WRONG) >= 40
    assert {"T", "N", "S", "P", "C", "M"} <= {code[0] for code in found}
