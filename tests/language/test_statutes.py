"""Statutes are known under their short names, with the articles cited."""

from __future__ import annotations

import pytest

from reviewer.language.references import find_references
from reviewer.language.statutes import dead_in_english, find_statutes, repeal_of


@pytest.mark.parametrize(
    ("text", "name", "articles"),
    [
        ("《中华人民共和国民法典》第五百八十五条", "民法典", ("585",)),
        ("《民法典》", "民法典", ()),
        ("民法典第585条", "民法典", ("585",)),
        ("公司法第十五条", "公司法", ("15",)),
        ("中华人民共和国劳动合同法", "劳动合同法", ()),
        ("法释〔2023〕13号", "法释〔2023〕13号", ()),
        ("《公司法（2023修订）》第47条", "公司法", ("47",)),
        ("《民法典》第五百八十五条第二款", "民法典", ("585/2",)),
        ("《民法典》第496条、第497条", "民法典", ("496", "497")),
        ("《合同法》", "合同法", ()),
        ("《网络数据安全管理条例》", "网络数据安全管理条例", ()),
        (
            "《最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释》",
            "最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释",
            (),
        ),
    ],
)
def test_a_citation_gives_the_short_name_and_the_articles(
    text: str, name: str, articles: tuple[str, ...]
) -> None:
    (found,) = find_statutes(f"依据{text}的规定")
    assert (found.name, found.articles) == (name, articles)


@pytest.mark.parametrize(
    "text",
    [
        "《客服服务合同》",
        "《保密协议》",
        "合同法律关系",
        "本合同法定代表人",
        "《项目管理办法》",
        "书面方法",
        "《服务规范》",
        "违法",
    ],
)
def test_contracts_and_other_documents_are_no_statutes(text: str) -> None:
    assert find_statutes(text) == ()


def test_repealed_statutes_say_since_when_and_by_what() -> None:
    repeal = repeal_of("合同法")
    assert repeal is not None
    assert (repeal.since, repeal.replaced_by, repeal.source) == ("2021-01-01", "民法典", "民法典 1260")
    assert repeal_of("中华人民共和国担保法") is not None
    assert repeal_of("最高人民法院关于适用《中华人民共和国合同法》若干问题的解释(二)") is not None
    assert repeal_of("民法典") is None
    assert repeal_of("劳动合同法") is None
    assert repeal_of("最高人民法院关于审理劳动争议案件适用《中华人民共和国劳动合同法》的解释") is None


@pytest.mark.parametrize(
    ("text", "since", "by", "source"),
    [
        ("《中华人民共和国环境保护法》", "2026-08-15", "生态环境法典", "生态环境法典 1242"),
        ("固体废物污染环境防治法", "2026-08-15", "生态环境法典", "生态环境法典 1242"),
        ("《环境噪声污染防治法》", "2022-06-05", "生态环境法典", "噪声污染防治法 90"),
        ("《增值税暂行条例》", "2026-01-01", "增值税法", "增值税法 38"),
        ("《印花税暂行条例》", "2022-07-01", "印花税法", "印花税法 20"),
        ("《中华人民共和国进出口关税条例》", "2024-12-01", "关税法", "关税法 72"),
        ("《执业医师法》", "2022-03-01", "医师法", "医师法 67"),
        ("《企业破产法（试行）》", "2007-06-01", "企业破产法", "企业破产法 136"),
        ("《涉外经济合同法》", "1999-10-01", "民法典", "合同法 428"),
        (
            "《最高人民法院关于逾期付款违约金应当按照何种标准计算问题的批复》",
            "2021-01-01",
            "最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释",
            "法释〔2020〕16号",
        ),
        (
            "《最高人民法院关于贯彻执行〈中华人民共和国民法通则〉若干问题的意见（试行）》",
            "2021-01-01",
            "最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释",
            "法释〔2020〕16号",
        ),
        (
            "《企业法人法定代表人登记管理规定》",
            "2022-03-01",
            "市场主体登记管理条例",
            "市场主体登记管理条例 55",
        ),
    ],
)
def test_a_repealed_statute_is_known_where_it_is_cited(text, since, by, source):
    (cited,) = find_statutes(f"双方遵守{text}的规定。")
    repeal = repeal_of(cited.name)
    assert repeal is not None
    assert (repeal.since, repeal.replaced_by, repeal.source) == (since, by, source)


@pytest.mark.parametrize(
    "text",
    [
        "《环境保护税法》",
        "《生态环境法典》",
        "《企业破产法》",
        "《印花税法》",
        "《医师法》",
        "《城乡规划法》",
    ],
)
def test_a_statute_in_force_is_not_taken_for_a_repealed_one(text):
    (cited,) = find_statutes(f"双方遵守{text}的规定。")
    assert repeal_of(cited.name) is None


def test_environmental_laws_and_regulations_are_no_citation():
    assert find_statutes("乙方应当遵守环境保护法律和消防法规。") == ()


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("the Environmental Protection Law of the People's Republic of China", "2026-08-15"),
        ("under the Contract Law of the People's Republic of China", "2021-01-01"),
        ("as PRC Property Law provides", "2021-01-01"),
        ("the Data Protection Act 1998 applies", "2018-05-25"),
    ],
)
def test_an_english_citation_of_a_dead_statute_is_known(text, since):
    ((start, end, repeal),) = dead_in_english(text)
    assert (text[start:end], repeal.since) == (repeal.name, since)


@pytest.mark.parametrize(
    "text", ["the Contract Law of Utah", "the Data Protection Act 2018", "the law of contract"]
)
def test_an_english_citation_of_a_living_statute_is_left_alone(text):
    assert dead_in_english(text) == ()


@pytest.mark.parametrize(
    ("text", "name", "articles"),
    [
        ("in accordance with Article 584 of the Civil Code", "Civil Code", ("584",)),
        ("subject to Section 12(3) of the Act", "Act", ("12(3)",)),
        ("under sections 4 and 5 of the Sale of Goods Act 1979", "Sale of Goods Act 1979", ("4 and 5",)),
        ("Article 12 of the Company Law of the PRC", "Company Law of the PRC", ("12",)),
    ],
)
def test_sections_of_an_english_law_are_of_the_law_and_no_reference(text, name, articles):
    (cited,) = find_statutes(text)
    assert (cited.name, cited.articles) == (name, articles)
    assert find_references(text) == ()


@pytest.mark.parametrize(
    "text",
    ["Section 5 Law and Jurisdiction", "Section 3 of the Supplier Code of Conduct", "Section 4 of the Lease"],
)
def test_a_clause_beside_a_word_for_law_is_a_reference(text):
    assert find_statutes(text) == ()
    assert find_references(text)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("《民法典》第584条至第588条", "《民法典》第584条和第588条", False),
        ("《民法典》第584条或第586条", "《民法典》第584条和第586条", False),
        ("《民法典》第584条至第585条", "《民法典》第584条、第585条", True),
        ("《民法典》第五百八十四条及第五百八十六条", "《民法典》第584条和第586条", True),
    ],
)
def test_a_range_a_list_and_a_choice_of_articles_are_three_things(
    before: str, after: str, same: bool
) -> None:
    (old,), (new,) = find_statutes(before), find_statutes(after)
    assert (old.key == new.key) is same
