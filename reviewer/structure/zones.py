"""What an unnumbered line is by its own words: title, party, recital, head, signature."""

from __future__ import annotations

import re

from reviewer.language.roles import LABEL, ROLE_LABEL
from reviewer.patterns import lazy

_TITLE = lazy(
    r"(?:合同|协议|协议书|合同书|意向书|备忘录|承诺书|契约|章程|条款|订单|保证书|担保函|委托书|约定书|确认书|框架)"
    r"(?:[（(][^）)]{1,24}[）)])?[)）》]?$"
)
_TITLE_EN = lazy(
    r"(?i)\b(?:agreement|contract|lease|deed|memorandum|undertaking"
    r"|addendum|amendment|terms(?: and conditions)?|licen[cs]e|order form)\b"
)
_MARKS = lazy(r"[。；;，,!?！？]")
_FIELD_KEYS = (
    r"法定代表人(?:[/／或及]?(?:授权代表|负责人|委托代理人))?|授权代表(?:人)?|法人代表|法人|负责人|代表人|委托代理人|代理人|经办人|联系人|"
    r"统一社会信用代码(?:/?身份证号码?)?|信用代码|营业执照(?:号码?|注册号)?|注册号|组织机构代码|纳税人识别号|税号|身份证(?:号码?|件号码?)?|证件(?:类型|号码)|护照号码?|"
    r"国籍|性别|住所(?:地)?|住址|地址|注册地址?|联系地址|通讯地址|通信地址|送达地址|办公地址|经营地址|户籍地址|现住址|注册地|邮政编码|邮编|"
    r"联系电话|联系方式|电话(?:号码)?|手机(?:号码?)?|移动电话|传真|电子邮箱|电子邮件|邮箱|电邮|E-?mail|微信(?:号)?|QQ|"
    r"开户银行|开户行|开户名(?:称)?|账户名称?|帐户名称?|账户名|户名|银行账号|银行帐号|账号|帐号|银行账户|收款人|姓名|名称|公司名称|单位名称|"
    r"Address|Registered (?:office|address)|Attention|Attn|Tel(?:ephone)?|Phone|Fax"
    r"|Representative|Legal representative"
    r"|Registration (?:no|number)|Company (?:no|number)"
)
FIELD = lazy(
    rf"(?:(?<=^)|(?<=[，,；;、。\s（(_＿]))({_FIELD_KEYS})(?:[（(][^（()）]{{0,12}}[)）])?\s*[:：]",
    re.IGNORECASE,
)
_FIELD_LINE = lazy(rf"(?:{_FIELD_KEYS})\s*(?:[（(][^（()）]{{0,16}}[)）])?\s*[:：]", re.IGNORECASE)
_OTHER_FIELD = lazy(r"[^\s:：，,。；;“”]{1,16}(?:\s?[^\s:：，,。；;“”]{1,8})?\s*[:：](?!\s*$)(?!.*[:：]\s*$)")
_RECITAL = lazy(
    r"鉴\s*于|序\s*言\s*$|前\s*言\s*$|WHEREAS\b|Whereas\b|RECITALS?\b|Recitals?\s*:?$|BACKGROUND\s*$|Background\s*$"
)
_BASIS = lazy(r"(?:达成|签订|订立)(?:了)?(?:如下|以下|本)|经.{0,12}协商|根据《|依据《|依照《|按照《")
_TERMS_FOLLOW = lazy(
    r"(?:约定|协议|议定|商定|同意|达成|订立|签订|达成一致)[^，。；]{0,12}(?:如下|以下)[^，。；]{0,8}[:：]?\s*$"
    r"|(?i:\b(?:agree[sd]?|covenants?|witness(?:es|eth))(?: with each other)? (?:as follows|the following)"
    r"|following terms)"
    r"[^.;]{0,20}[:：]?\s*$"
)
_HEAD = lazy(
    r"(?:总\s*则|定\s*义(?:与解释)?|释\s*义|附\s*则|特别约定|特别条款|补充条款|补充约定|其他约定(?:事项)?|其它约定(?:事项)?|其他事项|其他条款|通用条款|专用条款|协议书|"
    r"保密条款|违约责任|争议解决|声明与保证|陈述与保证|合同正文)\s*[:：]?"
)
_ANNEX_TITLE = lazy(
    r"(?:清单|明细表?|一览表|报价[单表]|价目表|确认[单书]|说明书?|附表|目录|平面图|承诺函|告知书|须知|规范|标准|计划表?)$"
)
_SIGN = lazy(
    r"[（(]?\s*(?:以下|本页|下面)?\s*(?:以下|本页)无正文|签\s*[署字章]\s*[页栏处]|"
    r"(?i:in witness (?:whereof|of which)|as witness the hands|executed as a deed"
    r"|this (?:agreement|deed|contract|lease) has been"
    r" (?:duly )?(?:entered into|executed|signed|delivered)\b)|SIGNED\b|Signed\b|By\s*:|Name\s*:|Title\s*:"
    r"|Print [Nn]ame\s*:|Sign\s*:|Signature\b|Date\s*:"
)
_SEALED = lazy(
    r"[（(]\s*(?:公章|盖章|签章|签字|签名|印章|签署|合同章|盖公章|章)[^）)]{0,16}[）)]|[（(][^（()）]{0,8}(?:盖章|签章|签字|签名)[^（()）]{0,8}[）)]"
)
_NO_MORE = lazy(r"[（(]?\s*(?:以下|本页)无正文|(?i:in witness (?:whereof|of which)|as witness the hands)")
_REST_OF_PARTY = lazy(r"[（(]\s*(?:以下|下称|以下统称|简称)|[_＿]{3,}")
_DATED = lazy(r"(?:签[约订署字]|合同|订立)?\s*(?:日期|时间|地点)\s*[:：]")
_DATE_ONLY = lazy(
    r"[\s\d_＿xX【】\[\]〇零一二三四五六七八九十]*年[\s\d_＿xX【】\[\]一二三四五六七八九十]*月[\s\d_＿xX【】\[\]一二三四五六七八九十]*日?[\s_＿]*"
)
_TWO = lazy(r"^[^:：。；]{1,16}[:：][\s_＿]*[^:：。；]{1,16}[:：][\s_＿]*$")
_FOLLOWS = lazy(r"(?:如下|以下|下列)[^。；]{0,20}$")
_NEAR_END = 23
"""Characters that hold whatever `_FOLLOWS` finds, a line end behind it included."""


def is_title(text: str) -> bool:
    """Tell whether a line reads as the name of a contract."""
    if len(text) > 80 or _MARKS.search(text) or text.endswith((":", "：")):
        return False
    if _TITLE.search(text.replace(" ", "")) and len(text) <= 60:
        return True
    return bool(_TITLE_EN.search(text)) and text[0].isupper() and not text.endswith(".")


def is_party(text: str) -> bool:
    """Tell whether a line names a party: its label, perhaps a role word, then a colon or a name."""
    match = LABEL.match(text) or ROLE_LABEL.match(text)
    return bool(match) and len(text) < 400


def is_field(text: str) -> bool:
    """Tell whether a line begins with a particular of a party (`地址：`)."""
    return bool(_FIELD_LINE.match(text))


def is_recital(text: str) -> bool:
    """Tell whether a line begins the recitals."""
    return bool(_RECITAL.match(text))


def is_basis(text: str) -> bool:
    """Tell whether a line says on what basis the parties agree."""
    return bool(_BASIS.search(text))


def opens_terms(text: str) -> bool:
    """Tell whether a line ends by saying that the terms of the contract follow (`双方约定如下：`)."""
    return bool(_TERMS_FOLLOW.search(text))


def is_head(text: str) -> bool:
    """Tell whether a whole line is one of the heads that carry no number."""
    return bool(_HEAD.fullmatch(text))


def is_signature(text: str) -> bool:
    """Tell whether a line belongs to the block where the parties sign."""
    if _SIGN.match(text):
        return True
    if len(text) > 200 or "。" in text.rstrip("。"):
        return False
    if _SEALED.search(text) and (":" in text or "：" in text or len(text) < 16):
        return True
    return bool(_DATED.match(text) or _DATE_ONLY.fullmatch(text))


def is_signing_party(text: str) -> bool:
    """Tell whether a line is a party label with room to sign and nothing else (`甲方：    乙方：`)."""
    match = LABEL.match(text) or ROLE_LABEL.match(text)
    if not match or len(text) > 120 or "。" in text or "；" in text:
        return False
    rest = text[match.end() :].strip(" _＿")
    return (
        not rest
        or bool(LABEL.search(rest))
        or bool(FIELD.search(rest))
        or bool(_TWO.match(text))
        or len(rest) < 30
    )


def signs(text: str) -> bool:
    """Tell whether a row or a line has a place to sign, to date or to name who signs."""
    return is_signature(text) or is_signing_party(text) or is_field(text)


def is_annex_title(text: str) -> bool:
    """Tell whether a short line after the signatures is the title of what follows them (`房屋交割清单`)."""
    plain = text.replace(" ", "")
    return len(plain) <= 30 and (is_title(text) or bool(_ANNEX_TITLE.search(plain)))


def is_sealed(text: str) -> bool:
    """Tell whether a line asks for a seal or a signature, or says that no text follows."""
    return len(text) < 160 and bool(_SEALED.search(text) or _NO_MORE.match(text))


def is_rest_of_party(text: str) -> bool:
    """Tell whether a short line goes on with the particulars of a party (`（以下简称“甲方”）`)."""
    if len(text) >= 120 or "。" in text.rstrip("。"):
        return False
    return bool(_OTHER_FIELD.match(text) or _REST_OF_PARTY.match(text))


def leads_in(text: str) -> bool:
    """Tell whether a list is to follow the text."""
    if text.rstrip().endswith((":", "：", ":-", ":—", ":–")):
        return True
    return "下" in text[-_NEAR_END:] and bool(_FOLLOWS.search(text, max(0, len(text) - _NEAR_END)))
