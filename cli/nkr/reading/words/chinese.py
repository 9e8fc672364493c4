"""What surrounds a figure in Chinese."""

from __future__ import annotations

import re

from nkr.reading.words import Words

_COUNT = r"(?:人|名|件|%|％)?"

CHINESE = Words(
    time_first=True,
    clause=re.compile(r"[;；，。()（）]|、(?=(?:19|20)[0-9]{2}年|女性|男性)"),
    change_before=re.compile(r"(?:增加|减少|減少|下降|上升|增长|增長|多|少)了?(?:约|約|近)?\s*\Z"),
    change_behind=re.compile(rf"{_COUNT}\s*(?:的增幅|的降幅)|\s*倍|\s*个百分点"),
    up=re.compile("增|多|上升|倍"),
    compared_before=re.compile(
        r"(?:比|较|較|与|與)[^，,。；;0-9]{0,8}(?:(?:(?:19|20)?[0-9]{2}年|去年|前年|上年|同期)[^，,。；;0-9]{0,8})?\Z"
    ),
    compared_behind=re.compile(r"\s*[)）]?\s*(?:相比|相較|的(?:一半|[0-9两兩二三四]+(?:倍|成)))"),
    halved=re.compile("减半|減半|(?:减少|減少|降至?|下降)了?一半"),
    milestone=re.compile("突破|超过|超過|接近"),
    year_to_date=re.compile("今年全年|全年|年底前|今年年底"),
    threatened=re.compile("恐将|可能被|面临|面臨|呼吁|呼籲|要求"),
    denied_before=re.compile(r"(?:不是|并非|並非|不到)\Z"),
    denied_behind=re.compile(rf"{_COUNT}(?:没有|沒有|未能|并未|並未)"),
    back_always=re.compile(r"(?:这|這|该|該|上述|前述)\Z"),
    back_behind=re.compile(r"(?:人|名)?中"),
    planned=re.compile("预计|預計|预期|预测|計劃|计划|将达|將達|可能达到"),
    counts_on=re.compile("累计|累計|迄今|至今|总共|總共|总数|總數|总计"),
    average=re.compile("每年|年均|平均"),
    parts=re.compile("其中|当中|當中"),
    present=re.compile("目前|现在|現在|居住|滞留|滯留"),
    now=re.compile("目前|现在|現在|至今|迄今"),
    record=re.compile("最高|最低|最多|最少|创下|創下"),
    lowest=re.compile("最低|最少"),
    pointing=re.compile("其中|同期|该数字|這一數字|人数|人數|比例|女性|男性"),
    comparator_before=re.compile(r"(?:比|较|較|与|與)\Z"),
    comparator_behind=re.compile("相比|相較"),
    nation=re.compile("((?:韩国|韓國|日本|中国|中國|美国|美國)(?:人|公民|传教士|女子|男子))"),
    saying_behind=re.compile(r"[，,]?[\w（）()]{0,20}?(?:表示|称|稱|宣布|公布|报道|報道|透露)"),
    pointers=(
        (re.compile("(?:去年|前一年|上年)(?:的)?同期"), "-1"),
        (re.compile("前一年|上一年"), "-1 year"),
        (re.compile("同年|当年|當年"), "+0 year"),
    ),
    respectively=re.compile("分别|分別"),
    saying_at_once=re.compile("(?:估计|估計|表示|称|稱|宣布|公布|报道|報道|指出|透露|推算)"),
    sayer_behind=re.compile(
        r"[^，,。；]{0,14}?(?:表示|称|稱|宣布|公布|发表|發表|透露|介绍|介紹|指出|估计|估計|统计|統計|数据|數據|消息|说|說)"
    ),
    reporting=re.compile("表示|称|稱|宣布|公布|报道|報道|透露|据|據|指出|估计|估計|统计|統計|认为|認為|主张|主張"),
)
