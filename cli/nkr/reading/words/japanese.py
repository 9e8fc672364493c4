"""What surrounds a figure in Japanese."""

from __future__ import annotations

import re

from nkr.reading.words import Words

_COUNT = r"(?:人|名|件|%|％|パーセント)?"

JAPANESE = Words(
    time_first=True,
    verb_last=True,
    clause=re.compile(r"[;；▲・]|[()（）]|(?<=[でがしりてば])、|、(?=(?:19|20)[0-9]{2}年|去年|昨年|今年|女性|男性)"),
    change_behind=re.compile(
        rf"{_COUNT}\s*(?:も|ほど|余り|あまり)?\s*(?:増|減|多[いくか]|少な[いくか]|上昇|下落|伸び|落ち込|倍|ポイント)"
    ),
    up=re.compile("増|多|上昇|伸び|倍"),
    factor=re.compile(r"(?P<factor>[2-9]|10|二|三|四)倍"),
    factors={"二": 2, "三": 3, "四": 4, **{str(number): number for number in range(2, 11)}},
    compared_behind=re.compile(
        r"\s*[)）]?\s*(?:より|に比べ|と比べ|に次い|に次ぐ|に対し|から(?!な)|を(?:大きく)?(?:上|下)回|の(?:約)?[0-9二三四]+(?:倍|割|分)|の(?:約)?半)"
    ),
    halved=re.compile("半減|半分(?:以下)?に|半数(?:以下)?に(?:減|落)"),
    milestone=re.compile("突破|超え|迫"),
    year_to_date=re.compile("このペース|年末まで|年内"),
    denied_behind=re.compile(
        rf"{_COUNT}\s*(?:では|じゃ)な[いくか]|{_COUNT}(?:が|は|も)[^0-9。、]{{0,30}}?(?:できなかった"
        rf"|しなかった|られなかった|せず|できず)"
    ),
    back_always=re.compile(r"(?:この|その|これらの|同)\s*\Z"),
    back_behind=re.compile(r"(?:人|名)?\s*(?:のうち|の中|中、)"),
    planned=re.compile("予定|見通し|見込み|計画|予想|見られ(?:る|ます)だろう|目標"),
    threatened=re.compile("恐れ|おそれ|危険|求め"),
    counts_on=re.compile("累積|累計|これまで|これで|合わせて|総数|通算|延べ"),
    in_all=re.compile("全体で|合計"),
    present=re.compile("現在|いる|います|暮らし|住んで"),
    record=re.compile("過去最|史上最|最多|最少|最低|最高|ピーク"),
    lowest=re.compile("最少|最低"),
    corroborated=re.compile("複数の"),
    pointing=re.compile("このうち|そのうち|これは|内訳|男女別|女性|男性|全体の|前の年|前年|同期|割合"),
    average=re.compile("毎年|年間|平均"),
    parts=re.compile("このうち|そのうち|うち"),
    comparator_behind=re.compile(r"\s*(?:の同期|の同じ(?:時期|期間)|同期|同月)?(?:に比べ|と比べ|より|比|に対し)"),
    saying_before=re.compile(r"は\s*\Z"),
    nation_before=re.compile(r"((?:韓国|中国|日本|米国|タイ)人(?:の)?(?:女性|男性)?)\s*\Z"),
    saying_behind=re.compile(
        r"[、,\s]*(?:[\w・（）()「」ー]{0,30}?)(?:によりますと|によると|によれば|発表|明らかにし|述べ|伝え|報じ|まとめ)"
    ),
    respectively=re.compile("それぞれ"),
    pointers=(
        (re.compile(r"前年(?:の)?(?:同期|同月)|(?:前の年|前年)の同じ(?:期間|時期)"), "-1"),
        (re.compile(r"(?:去年|昨年|おととし)(?:の)?(?:同期|同月|同じ(?:期間|時期))"), "-1"),
        (re.compile(r"前の年(?!の同じ)|前年(?!の?同)|その前の年|1年前"), "-1 year"),
        (re.compile(r"翌年|次の年"), "+1 year"),
        (re.compile(r"同年|その年|同じ年"), "+0 year"),
        (re.compile(r"(?<![年の])同(?:じ)?期間?(?![にと]?比)"), "+0"),
        (re.compile(r"(?:翌日|数日後|[0-9]+日後)"), "?"),
    ),
    thereby=re.compile("これで"),
    now=re.compile("現在|これまで|今のところ"),
    saying_at_once=re.compile("に?(?:発表し|推計し|推定し|明らかにし|公表し)"),
    sayer_behind=re.compile(
        r"[^、。]{0,12}?(?:は|によ|が(?:発表|まとめ|公表|明らか)|のまとめ|の(?:統計|集計|発表|当局者|関係者|報道官))"
    ),
    reporting=re.compile(
        r"データ|わかった|分かった|によりますと|によると|によれば|発表|明らかに|述べ|伝え|報じ|まとめ|集計|統計"
        r"|調べ|公表|主張|説明|語[っる]|推定|推計|指摘|見ている|としている"
    ),
    pronoun=re.compile(r"(?:\A|[、。]\s*)(?:同省|同部|当局者|関係者|同団体|団体|報道官|政府)(?:は|が)"),
)
