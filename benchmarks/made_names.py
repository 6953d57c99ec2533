"""Made-up names of indicators as publishers print them, any number of distinct ones, the same for the same number.

Words of the field and words that no list knows are put together, with what publishers print around names: ordinals,
years, units, formulas. Needs nothing but the standard library, so that a peer's interpreter can make them too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def _words(listed: str, none: int = 0) -> tuple[str, ...]:
    """Return the words of a list, and so many times no word."""
    return (*listed.split(), *[""] * none)


_SCOPES = _words("全县 我县 农村 城镇 城乡 县级 乡镇 社区 辖区内", none=3)
_PERSONS = _words("群众 学生 教师 农户 脱贫户 残疾人 老年人 企业 职工 儿童 孕产妇 困难群众", none=4)
_DEEDS = _words("新建 改建 维修 购置 采购 发放 补助 培训 宣传 检查 建设 改造 治理 养护 资助", none=2)
_THINGS = (
    *_words("道路 桥梁 设备 系统 图书 药品 河道 农田 公园 校舍 危房 路灯 管网 水库 厕所 垃圾 档案"),
    *_words("车辆 软件 苗木 养老保险 医疗保险 助学金 疫苗 会议 工资 救助资金 森林"),
)
_MEASURES = (
    *_words("数量 率 完成率 及时率 合格率 覆盖率 满意度 知晓率 人数 户数 面积 里程 成本 金额 达标率 到位率"),
    *_words("次数 人次 完成时间 按时完成率 增长率 准确率 验收合格率 使用率 情况"),
)
_BEFORE = (*[""] * 14, "指标1：", "①", "★", "2024年", "完成", "确保")
_BEHIND = (*[""] * 15, "（%）", "（个）", "（含续建）", "(实际数/计划数×100%)", "。")
_CHARACTERS = (
    "安保备本部财产场城程处村大道地电动度队发防房服管规国河护环机基计技建交街经井救开科课困劳理林路绿民农配品平普期企气桥"
    "青区人社审生师实市示水税体田通图土推外网维文卫污物务系消小校新信学训延验养业医移益应用油园运灾站政支植制治中种住专资"
    "综族组山石沙湖泉坝渠沟塘岸港船车铁钢煤火冬春秋南北东西左右红白蓝黄花草竹木果菜麦豆棉茶鱼虾牛羊马鸡蜂蚕丝布纸笔书画音"
    "乐舞球棋灯光热冷风雪雨霜"
)
"""For words that no list knows."""


def made_names(count: int, seed: int = 4) -> list[str]:
    """Return so many distinct names; those of a smaller count come first."""
    found: dict[str, None] = {}
    for name in _names(random.Random(seed)):
        found.setdefault(name)
        if len(found) >= count:
            break
    return list(found)


def _names(chance: random.Random) -> Iterator[str]:
    while True:
        core = _one(chance, _SCOPES) + _one(chance, _PERSONS) + _one(chance, _DEEDS) + _thing(chance)
        core += _thing(chance) if chance.random() < 0.3 else ""
        yield _one(chance, _BEFORE) + core + _one(chance, _MEASURES) + _one(chance, _BEHIND)


def _thing(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return _one(chance, _THINGS)
    return "".join(_one(chance, _CHARACTERS) for _ in range(_one(chance, (2, 2, 3, 4))))


def _one(chance: random.Random, things: Sequence[Thing]) -> Thing:
    return things[int(chance.random() * len(things))]
