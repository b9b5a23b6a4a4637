"""Turns of phrase by which one drafter says what another says plainly, written in one way before a passage of
Chinese is coded and held against another (see `reviewer.language.gist`): rates by the day, leave to be had
first, terms by their first and last day, copies, notices, ownership."""

from __future__ import annotations

from reviewer.patterns import lazy

__all__ = ["TURNS"]

_RATE = r"(?:(?:百|千|万)分之[一二两三四五六七八九十\d.]+|[\d.]+\s?[%％‰])"
_PART = r"[^,，。;；]"
_LEAVE = r"(?:同意|许可|批准|准许|认可|确认)"
_SENT = r"(?:发出|发送|寄送|寄出|寄发|送达|递交|送交|投递|邮寄)"
_HOW = r"(?:快递|电子邮件|专人|挂号信|邮寄|传真|特快专递|邮政快递|微信)"
_SEVERAL = r"[、和与及]"

TURNS = (
    # how much at most
    (
        lazy(
            r"(?:应当?|须)?(?:控制|保持|限制|限定)在(?P<much>[\d.,]+\s?[%％‰\u4e00-\u9fff]{0,3}?)(?:以内|之内|以下)"
            r"(?:[（(]含(?P=much)[)）])?",
            needs="在",
        ),
        r"不超过\g<much>",
    ),
    (lazy(r"(?P<much>\d+个?[日天月年次])以上[（(]不含(?P=much)[)）]", needs="不含"), r"超过\g<much>"),
    # for nothing
    (
        lazy(
            r"[,，]?(?:且|并|而)?(?:不得?|不再|无[需须]|概不)(?:另行?|额外|再)?(?:收取?(?:任何)?费用?|计费)(?=[,，。;；]|$)",
            needs="费",
        ),
        "免费",
    ),
    (lazy(r"经(?P<act>[\u4e00-\u9fff]{2,4})(?:之?后)?仍", needs="仍"), r"\g<act>后仍"),
    # whose a thing is
    (lazy(r"[,，]?(?:其|的)?所有权(?:应)?(?:归属于|属于|归属|归)(?=[\u4e00-\u9fff])", needs="所有权"), "归"),
    (
        lazy(
            r"[,，]其(?=知识产权|著作权|版权|专利权|数额|金额|费用|权利)|(?<=成果)[,，](?=知识产权)",
            needs="，",
        ),
        "的",
    ),
    (lazy(r"由(?P<who>[\u4e00-\u9fff]{2,4}?)(?:无偿)?取得(?=[,，。;；]|$)", needs="取得"), r"归\g<who>所有"),
    # what is not lost
    (
        lazy(
            rf"(?P<what>{_PART}{{2,24}}?)不因(?P<why>{_PART}{{2,16}}?)而(?P<act>免除|减轻|解除)", needs="不因"
        ),
        r"\g<why>不\g<act>\g<what>",
    ),
    # leave to be had first
    (
        lazy(
            rf"(?P<act>{_PART}{{2,30}}?)的[,，](?:均|皆)?(?:应当?|须|必须|需)(?P<early>事先|事前|先)?(?:取得|获得|征得|得到|经)"
            rf"(?P<whose>{_PART}{{2,8}}?)的?(?P<form>书面)?{_LEAVE}(?=[,，。;；]|$)"
        ),
        r"未经\g<whose>\g<early>\g<form>同意，不得\g<act>",
    ),
    (
        lazy(
            rf"(?P<act>{_PART}{{2,30}}?)的?[,，]?(?:均|皆)?(?:应当?|须|必须|需)?以(?:取得|获得|征得)?"
            rf"(?P<whose>[^,，。;；以出具]{{2,8}}?)的?(?P<early>事先|事前)?(?P<form>书面)?{_LEAVE}为(?:前提|条件)"
            r"(?=[。;；]|$)",
            needs="以",
        ),
        r"未经\g<whose>\g<early>\g<form>同意，不得\g<act>",
    ),
    # terms by their first and last day
    (lazy(r"(?<=[日起])[,，](?=至\d{4}年)", needs="至"), ""),
    (lazy(r"从(?=\d{4}年)", needs="从"), "自"),
    (lazy(r"(?<=日)(?:开始|起)[,，]?[至到](?=\d{4}年)"), "起至"),
    (lazy(r"(?<=\d日)(?:届满|结束|终止|为止)(?=[,，。;；]|$)"), "止"),
    (
        lazy(r"本(?P<paper>合同|协议)(?:的)?(?:有效期限?|期限|履行期限)(?=[自为])", needs="期"),
        r"本\g<paper>",
    ),
    # rates by the day
    (
        lazy(
            rf"每(?:逾期|迟延|延迟|延误|超过)一[日天][,，]?(?:应当?|须)?(?:按照?|以)?(?P<of>{_PART}{{2,14}}?)的(?P<rate>{_RATE})(?:的标准)?",
            needs="每",
        ),
        r"应按日\g<of>的\g<rate>",
    ),
    (
        lazy(
            rf"(?:以|就)(?P<of>[^,，。;；以就]{{2,14}}?)(?:为基数)?[,，]?按(?:照)?每?日(?P<rate>{_RATE})(?:的标准)?",
            needs="日",
        ),
        r"应按日\g<of>的\g<rate>",
    ),
    (
        lazy(
            rf"按日(?P<to>{_PART}{{0,8}}?)(?:支付|计付)违约金[,，](?:标准|数额|金额)[为是](?P<of>{_PART}{{2,14}}?)的(?P<rate>{_RATE})",
            needs="按日",
        ),
        r"应按日\g<of>的\g<rate>\g<to>支付违约金",
    ),
    # a term behind its act
    (
        lazy(
            rf"[,，](?:付款|支付|返还|交付|履行)?期限[为是](?P<when>{_PART}{{2,16}}?\d+个?(?:工作日|日|天|月))内?(?=[,，。;；]|$)",
            needs="期限",
        ),
        r"，在\g<when>内",
    ),
    # form, notices
    (lazy(r"(?:一律|均)?(?:以|采用|采取|用)书面(?:形式|方式)(?:作出|进行|发出)?", needs="书面"), "书面"),
    (
        lazy(rf"(?:以|通过|由|经)?(?P<how>{_HOW})(?:的?方式)?{_SENT}(?:的|者)(?=[,，])"),
        r"\g<how>送达的",
    ),
    (lazy(r"(?:视为|即为|视同|即视为)(?:已经?)?送达", needs="送达"), "视为送达"),
    (
        lazy(r"(?:对方|收件人)?(?P<act>签收|进入[^,，。;；]{1,8}系统)(?:之?时|后|即)?(?=视为)", needs="视为"),
        r"\g<act>",
    ),
    # disputes
    (
        lazy(
            r"(?:凡)?(?:双方|各方)?(?:凡)?(?:由|因)(?P<why>(?:履行)?本[^,，。;；的]{1,6}?)(?:所?(?:而)?(?:发生|产生|引起|引发))"
            r"的?(?:一切|任何)?(?:争议|纠纷)的?"
        ),
        r"因\g<why>发生的争议",
    ),
    (
        lazy(
            r"[,，]?(?:应当?|须)?(?:先行|首先|先)(?:由)?(?P<who>(?:双方|各方)?)(?:应当?)?协商(?:解决)?(?=[,，。;；]|$)",
            needs="协商",
        ),
        r"，\g<who>协商解决",
    ),
    # changes of the contract, copies, the day from which it binds
    (lazy(r"对(?P<paper>本(?:合同|协议))的(?:任何)?(?P<act>变更|修改|补充)[,，]?均?"), r"\g<paper>的\g<act>"),
    (lazy(r"另行(?=签订|订立|签署)", needs="另行"), ""),
    (lazy(r"(?:一式|共计?)(?:签署|签订)?(?P<many>[一二两三四五六七八九十\d]+)份"), r"一式\g<many>份"),
    (
        lazy(
            rf"(?:双方|各方|[\u4e00-\u9fff]{{2,4}}{_SEVERAL}[\u4e00-\u9fff]{{2,4}})各(?:执|持|存|留存|保存|保留|持有)(?=[一二两三四五六七八九十\d]+份)"
        ),
        "双方各执",
    ),
    (
        lazy(
            r"(?:自|于|经)?(?P<by>双方)(?P<sign>签字并?盖章|签字|盖章|签署)(?:之日|当[日天])(?:起)?(?:即为生效之日|即?生效)"
        ),
        r"经\g<by>\g<sign>之日生效",
    ),
    # acceptance
    (lazy(r"未(?:能)?通过验收", needs="未"), "验收不合格"),
    (lazy(r"(?:已经?)?通过(?P<of>(?:消防|竣工|质量)?)验收", needs="通过"), r"\g<of>验收合格"),
    (lazy(r"(?:严禁|禁止)(?=[\u4e00-\u9fff])"), "不得"),
    # to put an end to what binds
    (lazy(r"本?租约|本?合约|本?契约"), "本合同"),
)
"""An expression and what stands for what it finds, in the order in which they are asked."""
