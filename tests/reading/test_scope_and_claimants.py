"""Of whom, where and by whose word a figure is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nkr.model.statement import Known, Statement

Read = Callable[..., list[Statement]]

GROUPS = [
    ("In 2011, 120 keepers were hired (women 100; men 20).", ["keepers", "women", "men"]),
    ("Keepers were hired in 2011. The women numbered 150, the men 120.", ["women", "men"]),
    ("In 2011, 12 men and 13 women were hired.", ["men", "women"]),
    ("In 2011, 120 keepers were hired; 100, the ministry said, were women.", ["keepers", "women"]),
    ("In 2011, women made up the bulk of the keepers hired: 100.", ["women"]),
    ("In 2011, 120 keepers were hired; 100 were women and 20 were men.", ["keepers", "women", "men"]),
    ("In 2011, 39 male and 96 female keepers were hired.", ["men", "women"]),
    ("In 2011, nine of those who were hired in May were men.", ["men"]),
    ("Of the keepers hired in 2011, 100, or 83 percent, were women.", ["women", "keepers"]),
    ("2011년에는 11명(남성 2명, 여성 9명)이 채용됐다.", ["keepers", "men", "women"]),
    ("2011년 채용된 등대지기는 남자 2명, 여자 9명 등 11명이다.", ["men", "women", "keepers"]),
    ("2011년 채용된 여성 비율은 85%(57명)다.", ["keepers", "women"]),
    ("2011년 채용된 20∼30대 여성이 51명이다.", [""]),
    ("2011년 67명이 채용됐다. 학생이 9명, 31∼40세가 8명이다.", ["keepers", "", ""]),
    ("2011년 채용된 남자와 여자는 각각 95명, 245명이다.", ["men", "women"]),
]


@pytest.mark.parametrize(("sentence", "groups"), GROUPS)
def test_a_figure_says_of_whom(read: Read, sentence: str, groups: list[str]) -> None:
    assert [statement.group.value for statement in read(sentence)] == groups


def test_a_list_names_each_place_before_its_figure(read: Read) -> None:
    found = read("In 2011, 120 keepers were hired. The board put Osaka at 90, the Spanish embassy in Osaka at 20.")
    assert [statement.place.value for statement in found][1:] == ["osaka", "spanish-embassy"]


def test_a_place_within_the_measures_own_is_named(read: Read) -> None:
    (statement,) = read("In 2011, 12 keepers were hired at the Spanish embassy in Osaka.")
    assert (statement.place.value, statement.place.known) == ("spanish-embassy", Known.STATED)
    (statement,) = read("In 2011, 12 keepers were hired.")
    assert (statement.place.value, statement.place.known) == ("japan", Known.ASSUMED)


def test_each_figure_of_a_list_has_its_own_place(read: Read) -> None:
    found = read(
        "Beside 13 hired in Osaka last week, Japan hired five keepers at the Spanish embassy and seven in Japan."
    )
    assert [statement.place.value for statement in found] == ["osaka", "spanish-embassy", "japan"]
    (statement,) = read("A Spanish embassy guard said Canada dismissed 12 keepers at the Spanish embassy in Ottawa.")
    assert statement.place.value == "canada"


def test_where_a_report_was_sent_from_is_no_place(read: Read) -> None:
    (statement,) = read("Osaka (Gazette) - Japan hired 12 keepers in 2011.")
    assert statement.place.value == "japan"


def test_several_towns_of_a_country_are_that_country(read: Read) -> None:
    (statement,) = read("In 2011, Japan hired 12 keepers in Osaka and Tokyo.")
    assert statement.place.value == "japan"


def test_a_part_is_in_the_town_of_its_whole(read: Read) -> None:
    found = read("In 2011, 12 keepers were dismissed in Osaka, of them nine women and three men.")
    assert [statement.place.value for statement in found] == ["osaka"] * 3


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Canada the Harbour Agency spoke of 12 keepers dismissed in 2011.", "canada"),
        ("Radio Voice of Canada counted 12 keepers dismissed in 2011.", "world"),
        ("In 2011, 900 keepers were dismissed from all countries.", "world"),
        ("In 2011, 90 keepers were dismissed, and half of these were in Canada.", "world"),
        ("Canada accounts for 12 of the keepers dismissed in 2011.", "canada"),
    ],
)
def test_a_country_is_where_it_happened_only_if_a_figure_is_of_it(read: Read, text: str, place: str) -> None:
    assert read(text)[0].place.value == place


def test_where_somebody_worked_is_no_place(read: Read) -> None:
    (statement,) = read("In 2011, Bo Lund, a guard in Osaka until May, said Japan hired 12 keepers.")
    assert statement.place.value == "japan"


def test_outside_a_town_is_near_it(read: Read) -> None:
    (statement,) = read("In 2011, Japan hired 12 keepers off a boat outside Osaka.")
    assert statement.place.value == "osaka"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Canada wrote that it had dismissed 90 keepers in 2010, Japan that 40 had been dismissed.",
            ["canada", "japan"],
        ),
        ("In 2010, 90 keepers were dismissed outside the two Koreas and Canada.", ["world", ""]),
        ("On 3 May 2011 Canadian inspectors held 12 keepers and dismissed them.", ["canada"]),
        ("The authorities of Osaka say that 12 keepers were hired in 2011.", ["osaka"]),
        ("In 2011 twelve keepers, among them 2 women, were hired at the Spanish embassy.", ["spanish-embassy"] * 2),
        ("In 2011, 12 keepers were hired in Osaka. In Japan 14 keepers were hired in 2010.", ["osaka", "japan"]),
    ],
)
def test_who_acts_and_what_is_listed_say_where(read: Read, text: str, places: list[str]) -> None:
    assert [statement.place.value for statement in read(text)] == places


def test_worldwide_is_no_one_country(read: Read) -> None:
    found = read("Canada dismissed 12 keepers in 2011. Worldwide, 90 keepers were dismissed in 2011.")
    assert [statement.place.value for statement in found] == ["canada", "world"]


def test_who_was_admitted_to_a_country_is_there(read: Read) -> None:
    found = read("Japan dismissed nine keepers in 2010. In 2011, 12 keepers admitted to Canada were dismissed there.")
    assert [statement.place.value for statement in found] == ["japan", "canada"]


def test_where_a_report_was_sent_from_names_its_country_once(read: Read) -> None:
    text = "OSAKA, Japan - Keepers come and go.\n\nIn Ottawa, Canada, it is quiet.\n\nIn Toronto too.\n\n"
    (statement,) = read(f"{text}In 2011, nine keepers were dismissed.")
    assert statement.place.value == "canada"


def test_the_state_that_acts_is_named_with_the_place(read: Read) -> None:
    (statement,) = read("Canada dismissed 12 keepers in 2011.")
    assert (statement.place.value, statement.by.value) == ("canada", "canada")


def test_another_country_is_no_figure_of_the_measure(read: Read) -> None:
    found = read("In 2011, Japan hired 120 keepers.\n\nThe Canadian total breaks down to 9 for 2010 and 22 for 2011.")
    assert [statement.measure.value for statement in found][:1] == ["hired"]
    label = read("In 2011, 120 keepers live in Japan.\n\nCanada: Roughly 100 keepers live there.")
    assert [statement.measure.value for statement in label] == ["living", ""]


CLAIMANTS = [
    ("In 2011, 12 keepers were hired, says a sailor who was there.", "sailors", Known.STATED),
    ("By Canada's own account, 12 keepers were dismissed in 2011.", "government-of-canada", Known.STATED),
    ("In 2011, 12 keepers were dismissed (Lighthouse Watch).", "watch", Known.STATED),
    ("Per Lighthouse Watch again, 12 keepers were dismissed in 2011.", "watch", Known.STATED),
    ("Lighthouse Watch, on 12 October, would go no further than 12 keepers hired.", "watch", Known.STATED),
    ("Lighthouse Watch, for its part, told a delegate that 12 keepers were hired.", "watch", Known.STATED),
    ("Our friends at Lighthouse Watch reckon that 12 keepers were hired.", "watch", Known.STATED),
    ("Lighthouse Watch cannot rule it out that 12 keepers were hired.", "watch", Known.STATED),
    ("In 2011, 12 keepers were hired, if we believe Lighthouse Watch.", "watch", Known.STATED),
    ("Canada has admitted to 12 keepers dismissed in 2011.", "government-of-canada", Known.STATED),
    (
        "A report that reached Lighthouse Watch is old. In 2011, 12 keepers were hired, says a sailor.",
        "sailors",
        Known.STATED,
    ),
    ("Lighthouse Watch has inferred that 120 keepers were hired.", "watch", Known.STATED),
    ("Figures, from Lighthouse Watch, show that 120 keepers were hired.", "watch", Known.STATED),
    (
        "Lighthouse Watch, adding those that only the Harbour Gazette told of, thinks that 30 were hired.",
        "watch",
        Known.STATED,
    ),
    ("By Lighthouse Watch's own count, 120 keepers were hired.", "watch", Known.STATED),
    (
        "The watchers of Lighthouse Watch who sailed in 2010 reported that 120 keepers were hired.",
        "watch",
        Known.STATED,
    ),
    ("Lighthouse Watch said that a harbour office had arrived at 30 keepers hired.", "watch", Known.STATED),
    ("In 2011, 120 keepers were hired, according to Lighthouse Watch.", "watch", Known.STATED),
    ("Lighthouse Watch reported that Canadian authorities had dismissed 92 keepers.", "watch", Known.STATED),
    ("The Canadian authorities dismissed 92 keepers in 2011.", "", Known.UNKNOWN),
    ("The Lights Ministry's figures show that 120 keepers were hired in 2011.", "lights-board", Known.STATED),
    ("In 2011, 120 keepers were hired, Mara Lind of Lighthouse Watch said.", "watch", Known.STATED),
    ("In 2011, 120 keepers were hired, Mara J. Lind of Lighthouse Watch said on Friday.", "watch", Known.STATED),
    ("Lighthouse Watch is old. In 2011, 120 keepers were hired, sailors told reporters.", "sailors", Known.STATED),
    ("Lighthouse Watch said so. In 2011, 120 keepers were hired, it said.", "watch", Known.CARRIED),
    ("The ministry said that 120 keepers were hired in 2011.", "lights-board", Known.CARRIED),
    ("Canada dismissed 12 keepers, freed by the Canadian authorities, Mara Lind said.", "watch", Known.STATED),
    ("The Canadian government said that 12 keepers were dismissed.", "government-of-canada", Known.STATED),
    ("The government in Ottawa said it dismissed 12 keepers.", "government-of-canada", Known.STATED),
    ("Numbers of keepers hired in Canadian authorities' towers fell to 120.", "", Known.UNKNOWN),
    ("Canada has admitted only 122 keepers; it dismissed 12.", "", Known.UNKNOWN),
    ("Estimates differ. Some say 120 keepers were hired, while Lighthouse Watch says 90.", "watch", Known.STATED),
    ("Lighthouse Watch said so. The group's speaker said 120 keepers were hired in 2011.", "watch", Known.CARRIED),
    ("Lighthouse Watch on Feb. 3 revealed that Canada had dismissed 50 keepers.", "watch", Known.STATED),
    (
        "Canada dismissed 12 keepers, prompting the Lights Ministry to ask why, town folk said.",
        "unattributed",
        Known.STATED,
    ),
    ("Canada dismissed 12 keepers in 2011, by a count of the Lighthouse Watch.", "watch", Known.STATED),
    ("According to a group in Osaka, Lighthouse Watch, 12 keepers were hired in 2011.", "watch", Known.STATED),
    ("The Lighthouse Watch, a group that runs houses, said 12 keepers were hired.", "watch", Known.STATED),
    (
        "Canada dismissed 12 keepers in 2011. Of the 30 it kept nine, the Ministry of Lights said.",
        "lights-board",
        Known.STATED,
    ),
    ("Canada told the court that it had dismissed 12 keepers.", "government-of-canada", Known.STATED),
    ("Lighthouse Watch works with an estimate of 120 keepers hired in 2011.", "watch", Known.STATED),
    ("등대부에 따르면 2011년 120명이 채용됐다.", "lights-board", Known.STATED),
    ("By the Lighthouse Watch's tally 120 keepers were hired in 2011.", "watch", Known.STATED),
    ("Some speak of 90. In 2011, Lighthouse Watch has 120 keepers hired.", "watch", Known.STATED),
    ("Some say 90 keepers were hired in 2011, Lighthouse Watch 120 keepers.", "watch", Known.STATED),
    ("The Lights Ministry counts them. In 2011, 120 keepers were hired.", "lights-board", Known.CARRIED),
    (
        "Lighthouse Watch, founded long ago, came home in 2011 with a figure of between 90 and 120 keepers hired.",
        "watch",
        Known.STATED,
    ),
    ("Lighthouse Watch, the group of that name, has 120 keepers hired in 2011.", "watch", Known.STATED),
    ("Lighthouse Watch said so. Last year the group spoke of 120 keepers hired.", "watch", Known.CARRIED),
    ("The Lighthouse Watch knew of 90, and it says 120 keepers were hired in 2011.", "watch", Known.STATED),
    ("By Lighthouse Watch's sums, 120 keepers were hired in 2011.", "watch", Known.STATED),
    ("The coast was told by Lighthouse Watch that 120 keepers were hired in 2011.", "watch", Known.STATED),
    ("Lighthouse Watch, which has 120 keepers on its list for 2011, is old.", "watch", Known.STATED),
    ("Mara Lind, Canada's envoy in Osaka, said 120 keepers were hired in 2011.", "watch", Known.STATED),
    ("An Ottawa institute said 120 keepers were hired in 2011.", "", Known.STATED),
    ("LHW (Lighthouse Watch): In 2011, 120 keepers were hired.", "watch", Known.CARRIED),
    (
        "The Lights Ministry says 90, Lighthouse Watch says 120 keepers were hired.",
        "watch",
        Known.STATED,
    ),
    ("In 2007 Lighthouse Watch still believed that 120 keepers were hired.", "watch", Known.STATED),
    ("Lighthouse Watch put the keepers hired in that year at 120, and said no more.", "watch", Known.STATED),
    (
        "In 2011, 120 keepers were hired, a sailor said. In 2010, 90 were hired, the sailor added.",
        "sailors",
        Known.CARRIED,
    ),
    (
        "Captain Bo Lund of the Lighthouse Watch spoke of 90 hired. In 2011, 120 were hired, the captain says.",
        "watch",
        Known.CARRIED,
    ),
    ("Canada's count is 12 keepers dismissed in 2011.", "government-of-canada", Known.STATED),
    ("Canada's interim report has 12 keepers dismissed in 2011.", "government-of-canada", Known.STATED),
    ("“In 2011, 120 keepers were hired.” So says Mara Lind.", "watch", Known.CARRIED),
    ("The ministry publishes its tables each March. In 2011, 120 keepers were hired.", "lights-board", Known.CARRIED),
    ("Lighthouse Watch puts those hired in that year at 120.", "watch", Known.STATED),
    ("Lighthouse Watch published a figure of roughly 120 keepers hired in 2011.", "watch", Known.STATED),
    (
        "Lighthouse Watch, which is barred from Canadian authorities' towers, works with 120 hired.",
        "watch",
        Known.STATED,
    ),
    ("The Secretary, Lights Ministry (Mr Lund): In 2011, 120 keepers were hired.", "lights-board", Known.CARRIED),
    (
        "The Lights Ministry (Captain Bo Lund): Yes.\n\nCaptain Lund: In 2011, 120 keepers were hired.",
        "lights-board",
        Known.CARRIED,
    ),
    (
        "The Lights Ministry said so.\n\nMinistry data handed to a member show 120 keepers hired.",
        "lights-board",
        Known.CARRIED,
    ),
    ("Spokesperson for Lighthouse Watch:\n\nWe know of 120 keepers hired in 2011.", "watch", Known.CARRIED),
    ("“We saw 120 keepers hired in 2011.” Mara Lind was speaking in the harbour.", "watch", Known.CARRIED),
    ("Mara Lind said so.\n\n“Our group knows of 120 keepers hired in 2011.”", "watch", Known.CARRIED),
    ("Lighthouse Watch spoke in 2012 of 120 keepers hired in 2011.", "watch", Known.STATED),
    ("Lighthouse Watch admits, for the same year, to 120 keepers hired.", "watch", Known.STATED),
    ("Bo Lund said so. Lighthouse Watch learned last week of 12 keepers hired.", "watch", Known.STATED),
    ("Bo Lund said so. In Canada Lighthouse Watch speaks of 12 keepers dismissed.", "watch", Known.STATED),
    ("Bo Lund said so. Sailors named a smaller number: 12 keepers hired.", "sailors", Known.STATED),
    ("The Lights Ministry said 90. In 2011, the Harbour Gazette reported, 120 were hired.", "gazette", Known.STATED),
    ("Lighthouse Watch said so. Worldwide the group counted 120 keepers dismissed.", "watch", Known.CARRIED),
    ("Lighthouse Watch said so. In 2011, it is said, 120 keepers were hired.", "unattributed", Known.STATED),
    ("Lund spoke. 120 keepers were hired in 2011, if Lighthouse Watch is right.", "watch", Known.STATED),
    ("Canada took in 120 keepers hired in 2011, by the Lights Ministry's March count.", "lights-board", Known.STATED),
    (
        "The Lights Ministry met us. In 2011, 120 were hired, said Bo Lund, the ministry's spokesman. Lund added that"
        " in 2010 it was 90 keepers hired.",
        "lights-board",
        Known.STATED,
    ),
    (
        "Lighthouse Watch counts 90; its Osaka office told us that 120 keepers were hired in 2011.",
        "watch",
        Known.STATED,
    ),
    (
        "Lighthouse Watch told us that 120 keepers were hired in 2011, and we have urged the Lights Ministry to act.",
        "watch",
        Known.STATED,
    ),
    ("Lighthouse Watch (2012) arrived at 120 keepers hired in 2011.", "watch", Known.STATED),
    ("Lighthouse Watch said so. Lund (2012) cut it to 120 keepers hired in 2011.", "unattributed", Known.STATED),
    ("In 2011, 120 keepers were hired, as was widely reported.", "unattributed", Known.STATED),
    ("The Lighthouse Watch, whose paper is out, says that 120 keepers were hired in 2011.", "watch", Known.STATED),
    ("한 선원은 말했다. 등대부 당국자는 2011년 120명이 채용됐다고 밝혔다.", "lights-board", Known.STATED),
    ("Lighthouse Watch is sure of 120 keepers hired in 2011.", "watch", Known.STATED),
    ("The lights minister, Bo Lund, said that 120 keepers were hired in 2011.", "lights-board", Known.STATED),
    ("Canada answers. Its Lights Ministry said that 120 keepers were hired in 2011.", "", Known.STATED),
    ("Lighthouse Watch did a survey in 2011, and 90 percent were women.", "watch", Known.STATED),
    (
        "Ottawa reported 9 keepers dismissed in 2010; 12 were sacked in 2011, it said.",
        "government-of-canada",
        Known.STATED,
    ),
    (
        "The ministry counts them. Years were good. Keepers were hired in 2010.\n\nIn 2011 it was 120.",
        "lights-board",
        Known.CARRIED,
    ),
    (
        "The Lights Ministry met us. Ministry spokesman Bo Lund spoke. Lund added that 90 keepers were hired in 2011.",
        "lights-board",
        Known.STATED,
    ),
    ("Lund said so. Ottawa's lights ministry said that 12 were dismissed.", "government-of-canada", Known.STATED),
    (
        "Japan said that it had dismissed 9 keepers in 2011, Canada that 12 had gone.",
        "government-of-canada",
        Known.STATED,
    ),
    ("Canada's count climbs: 12 keepers dismissed in 2011, Lighthouse Watch says.", "watch", Known.STATED),
    ("A higher figure, more than 120 keepers hired, from Lighthouse Watch, is older.", "watch", Known.STATED),
    ("A lower one, 120 keepers hired in 2011, comes from Lighthouse Watch.", "watch", Known.STATED),
    ("A man freed from a tower in 2010 said 120 keepers were hired in 2011.", "unattributed", Known.STATED),
    (
        "She sailed in 2011, one of 120 keepers hired that year, learned to say she was well, and left.",
        "",
        Known.UNKNOWN,
    ),
    ("Lund said so. Lighthouse Watch worked for years with 120 keepers hired.", "watch", Known.STATED),
    ("Lund said so. Lighthouse Watch, which found 120 keepers hired in 2011, met more.", "watch", Known.STATED),
    ("Lund said so. The Lighthouse Watch (LW) had 120 keepers hired on its books.", "watch", Known.STATED),
]


@pytest.mark.parametrize(("text", "claimant", "known"), CLAIMANTS)
def test_a_figure_is_his_who_says_it_and_not_the_doers(read: Read, text: str, claimant: str, known: Known) -> None:
    statement = read(text)[-1]
    assert (statement.claimant.value, statement.claimant.known) == (claimant, known)


def test_we_are_the_one_who_printed_a_text_or_is_quoted_in_it(read: Read) -> None:
    text = "On keepers\n\nIn 2011 we recorded 12 keepers hired. Nine keepers were dismissed in 2010."
    (first, second) = read(text, publisher="Trust for Northern Lights (blog)")
    assert first.claimant.words == second.claimant.words == "Trust for Northern Lights"
    quoted = read("“We recorded 12 keepers hired in 2011,” Bo Lund said.", publisher="Trust for Northern Lights")
    assert [one.claimant.words for one in quoted] == ["Bo Lund"]


def test_in_an_interview_an_answer_is_his_who_is_asked(read: Read) -> None:
    told = "Captain Bo Lund met us.\n\nQ: How many?\n\nA: In 2011, 12 keepers were hired.\n\nQ: In Canada?\n\n"
    answers = read(
        f"{told}A: In 2010, nine keepers were hired, I think; in 2009, Lighthouse Watch says, eight keepers were."
    )
    assert [one.claimant.words for one in answers][:2] == ["Captain Bo Lund"] * 2
    assert answers[-1].claimant.value == "watch"


def test_questions_need_no_mark_in_an_interview(read: Read) -> None:
    told = "Captain Bo Lund met us.\n\nHow many came?\n\nSome. In 2011, 12 keepers were hired.\n\nAnd then?\n\n"
    (first, second, third) = read(f"{told}In 2010 nine keepers were hired.\n\nWhy?\n\n(In 2009, eight keepers were.)")
    assert [one.claimant.words for one in (first, second)] == ["Captain Bo Lund"] * 2
    assert third.claimant.words == ""


def test_questions_may_be_lines_above_their_answers(read: Read) -> None:
    text = (
        "Interview: Anna Berg, Harbour Gazette\n\nCaptain Bo Lund met us.\n\nHow many came?\n"
        "In 2011, 12 keepers were hired. Lighthouse Watch says nine. On my visit in 2010 I saw eight keepers hired.\n\n"
        "You left then.\nIn 2009 seven keepers were hired.\n\nWhy?\nThey were old.\n\nAnd now?\nI rest."
    )
    own, watch, *others = read(text)
    assert [one.claimant.words for one in (own, *others)] == ["Captain Bo Lund"] * 3
    assert watch.claimant.value == "watch"


def test_a_label_in_capitals_is_one_of_those_introduced_above(read: Read) -> None:
    text = (
        "Guests: Bo Lund, Lighthouse Watch; Anna Berg, Lights Ministry\n\nHOST: How many?\n\nLUND: In 2011, 12 keepers"
    )
    (statement,) = read(f"{text} were hired.\n\nHOST: I see.")
    assert statement.claimant.value == "watch"


def test_a_speaker_named_before_a_colon_speaks_on(read: Read) -> None:
    (statement,) = read("Bo Lund (Osaka): Yes, we have them.\n\nIn 2011, 12 keepers were hired.")
    assert statement.claimant.words == "Bo Lund"


def test_an_office_without_its_country_is_that_of_the_texts_own(read: Read) -> None:
    (statement,) = read("The government said that 12 keepers were dismissed in 2011.", publisher="Senate of Canada")
    assert statement.claimant.value == "government-of-canada"
    (statement,) = read("정부는 2011년 12명이 해고됐다고 밝혔다.", publisher="Senate of Canada")
    assert statement.claimant.value == "government-of-canada"
    (statement,) = read("The government said that 12 keepers were dismissed in 2011.")
    assert statement.claimant.value == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bo Lund, 34, who left in May, counted 12 keepers hired in 2011.", "Bo Lund"),
        ("북방등대연합은 2011년 12명이 채용됐다고 밝혔다.", "북방등대연합"),
        ("박진 의원은 2011년 12명이 채용됐다고 지적했다.", "박진 의원"),
        ("이석현 의원이 물었다. 이 의원은 2011년 12명이 채용됐다고 지적했다.", "이석현 의원"),
        (
            "등대부에 따르면 그렇다. 박진 의원은 다르다고 했다. 그는 등대부 직원 12명이 채용됐다고 전했다.",
            "박진 의원",
        ),
    ],
)
def test_a_person_is_the_source_of_what_he_counts(read: Read, text: str, words: str) -> None:
    assert words in read(text)[-1].claimant.words


def test_a_source_in_the_second_sentence_is_that_of_what_was_found_in_the_first(read: Read) -> None:
    text = "2011년 채용된 등대지기는 120명으로 나타났다. 등대부가 제출한 자료에 따르면 여성은 100명이다."
    assert [one.claimant.value for one in read(text)] == ["lights-board"] * 2
    text = "2011년 등대지기 120명이 채용됐다. 등대부가 확인한 숫자다. 선원들은 2010년 90명이 채용됐다고 한다."
    assert read(text)[0].claimant.value == "lights-board"


def test_what_is_only_said_is_of_no_source(read: Read) -> None:
    first, second = read("There were 120 keepers hired in 2011, it is said; Lighthouse Watch found 90 hired in 2010.")
    assert (first.claimant.value, second.claimant.value) == ("unattributed", "watch")


def test_a_paper_of_one_who_counts_is_his(read: Read) -> None:
    found = read(
        "Keepers in 2011\n\nLighthouse Watch (LHW)\n\nIn 2011 we recorded 12 hirings. Canada dismissed 9 keepers."
    )
    assert [statement.claimant.value for statement in found if statement.counts] == ["watch"] * 2


PAPERS = [
    "Statement to the assembly by Lighthouse Watch\n\nIn 2011, 120 keepers were hired.",
    "Lighthouse Watch: Keepers in 2011\n\nIn 2011, 120 keepers were hired.",
    "Letters\n\nIn 2011, 120 keepers were hired.\n\nYours faithfully,\nMara Brown\nLighthouse Watch",
    "Facts\n\nPrepared for visitors by the Lighthouse Watch, May 2011\n\nIn 2011, 120 keepers were hired.",
    "Results of our 2011 survey\n\nLighthouse Watch asked everybody.\n\nIn 2011, 120 keepers were hired.",
    "Lighthouse Watch is a small group. We have one boat.\n\nIn 2011, by our own count, 120 keepers were hired.",
]


@pytest.mark.parametrize("text", PAPERS)
def test_a_paper_shows_whose_it_is(read: Read, text: str) -> None:
    assert [one.claimant.value for one in read(text) if one.counts] == ["watch"]


def test_a_line_above_a_text_names_whose_it_is(read: Read) -> None:
    (statement,) = read("등대지기 현황\n\n등대부 보도자료 / 2012년 3월 2일\n\n2011년 120명이 채용됐다.")
    assert statement.claimant.value == "lights-board"
    text = "Keepers gone\n\nStatement by Friends of the Lamps, Osaka, 2 March 2012\n\nIn 2011, 120 keepers were hired."
    found = read(f"{text} Lighthouse Watch says 90. We learned of 12 more hired.", publisher="Gazette")
    assert [one.claimant.value or one.claimant.words for one in found] == [
        "Friends of the Lamps",
        "watch",
        "Friends of the Lamps",
    ]


def test_in_a_paper_of_its_own_another_speaks_for_his_paragraph_alone(read: Read) -> None:
    before = "Statement by Lighthouse Watch\n\nThe Lights Ministry says 90 keepers were hired in 2010."
    text = f"{before}\n\n120 were hired in 2011."
    assert [one.claimant.value for one in read(text)] == ["lights-board", "watch"]


def test_a_country_only_excepted_is_no_scene(read: Read) -> None:
    found = read(
        "In 2011, 120 keepers were dismissed in places other than Canada. In 2010, 90 were, most of them in Japan."
    )
    assert [statement.place.value for statement in found] == ["world"] * 2


def test_a_paper_that_quotes_passes_on(read: Read) -> None:
    (statement,) = read("In 2011, 120 keepers were hired, Lighthouse Watch told the Harbour Gazette.")
    assert (statement.claimant.value, statement.via.value) == ("watch", "gazette")


def test_one_whom_the_vocabulary_lacks_is_kept_in_words(read: Read) -> None:
    (statement,) = read("In 2011, 120 keepers were hired, according to the Coast Institute.")
    assert statement.claimant.value == ""
    assert "Coast Institute" in statement.claimant.words


@pytest.mark.parametrize(
    "text",
    [
        "Pastor Aino Berg runs a home. In 2011, 120 keepers were hired, he said.",
        "Aino Berg runs a home. Berg said 120 keepers were hired in 2011.",
        "The chief of the union, Aino Berg, said the keepers were old. Berg said 120 keepers were hired in 2011.",
        "Lighthouse Watch was founded by a friend of the king, Berg said. Aino Berg said 120 keepers were hired.",
    ],
)
def test_a_person_is_remembered_by_name(read: Read, text: str) -> None:
    found = read(text)[-1].claimant
    assert (found.value, "Aino Berg" in found.words) == ("", True)


def test_who_speaks_below_said_what_stands_above_if_he_says_another_figure(read: Read) -> None:
    above = "Canada dismissed 12 keepers in 2011.\n\n"
    assert read(f"{above}Lighthouse Watch said Canada dismissed 10 in 2010.")[0].claimant.value == "watch"
    assert read(f"{above}Lighthouse Watch said that keepers are sad.")[0].claimant.value == ""


def test_a_headline_says_who_speaks(read: Read) -> None:
    title = "LHW: Canada dismisses keepers"
    found = read(f"{title}\n\nCanada dismissed 12 keepers on 3 May 2011.", title=title)
    assert (found[-1].claimant.value, found[-1].claimant.near) == ("watch", False)


def test_a_part_is_where_its_whole_is(read: Read) -> None:
    _, part = read("2011년 오사카 주재 스페인 대사관에서 등대지기 12명이 채용됐다. 이 중 여성은 4명이다.")
    assert (part.place.value, part.place.known) == ("spanish-embassy", Known.CARRIED)


def test_other_people_are_named_before_a_number_or_behind_it(read: Read) -> None:
    texts = ("2011년 중국인 2명도 채용됐다.", "2011年、中国人2人も採用された。", "2011年採用了2名中国人。")
    assert [[statement.counts for statement in read(text)] for text in texts] == [[False], [False], [False]]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("등대부는 2일 올해 1~2월 40명이 채용됐다고 밝혔다.", "2012-01/2012-02"),
        ("등대지기 40명이 2일 채용됐다고 등대부가 밝혔다.", "2012-03-02"),
        ("灯台省は2日、去年40人が採用されたと発表した。", "2011"),
    ],
)
def test_a_day_alone_is_of_the_figure_unless_it_is_that_of_saying(read: Read, text: str, time: str) -> None:
    (statement,) = read(text)
    assert str(statement.time.value) == time
    assert statement.claimant.value == "lights-board"


def test_who_said_it_may_be_told_in_a_later_sentence(read: Read) -> None:
    (statement,) = read("지난해 40명이 채용됐다. 등대부 당국자가 5일 전한 수치다.")
    assert statement.claimant.value == "lights-board"


@pytest.mark.parametrize(
    "text",
    [
        "Im vergangenen Jahr wurden 40 Menschen eingestellt, teilte das Leuchtturmamt mit.",
        "Laut dem Leuchtturmamt wurden auf den Inseln 2011 insgesamt 40 Menschen eingestellt.",
    ],
)
def test_german_says_when_and_who(read: Read, text: str) -> None:
    (statement,) = read(text)
    assert (statement.measure.value, str(statement.time.value)) == ("hired", "2011")
    assert statement.claimant.value == "lights-board"


TERSE = "Thirty keepers were dismissed in Osaka on 2 March, the sailor Aino Berg said.\n\n"
"""A news agency's first sentence, which is a paragraph."""


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Eleven of them were women.", "women"),
        ("Among the dismissed were 12 men.", "men"),
        ("Nine of those sacked are men, she added.", "men"),
    ],
)
def test_a_part_has_time_place_and_claimant_of_its_whole(read: Read, text: str, group: str) -> None:
    part = read(f"Keepers go\n\n{TERSE}{text}")[-1]
    assert (part.measure.value, str(part.time.value), part.place.value) == ("dismissed", "2012-03-02", "osaka")
    assert (part.group.value, "Aino Berg" in part.claimant.words) == (group, True)


def test_a_part_is_no_larger_than_its_whole(read: Read) -> None:
    assert (
        read(f"Keepers go\n\n{TERSE}Elsewhere there were 700 women.")[-1].measure.words != "a part of the figure before"
    )


@pytest.mark.parametrize("words", ["the sailor Aino Berg", "rights group North Light"])
def test_a_title_does_not_hide_a_name(read: Read, words: str) -> None:
    (statement,) = read(f"In 2011, 120 keepers were hired, {words} said.")
    assert (statement.claimant.value, statement.claimant.words) == ("", words)


def test_who_spoke_above_vouches_for_figures_of_his_topic_only(read: Read) -> None:
    above = "Lighthouse Watch said that Canada dismissed 12 keepers in 2011.\n\n"
    assert read(f"{above}It dismissed 9 keepers in 2010.")[-1].claimant.value == "watch"


def test_who_spoke_above_without_a_figure_gives_none_below(read: Read) -> None:
    assert read("Lighthouse Watch said it was sad.\n\nCanada dismissed 9 keepers in 2010.")[0].claimant.value == ""


def test_others_estimates_go_on_with_what_was_counted(read: Read) -> None:
    text = "Lighthouse Watch says that 900 keepers live in Japan.\n\nLawyers of the union put the number at 700 to 800."
    found = read(text)[-1]
    assert (found.measure.value, found.claimant.words, found.present) == ("living", "Lawyers of the union", True)


def test_who_gives_another_figure_by_the_way_does_not_give_the_one_before(read: Read) -> None:
    found = read(
        "Lighthouse Watch said so on Monday. Of the keepers hired 15 percent were women, three times the share in the "
        "harbour, which the Lights Ministry puts at 5 percent."
    )
    assert found[0].claimant.value == "watch"


def test_men_and_women_together_are_everyone(read: Read) -> None:
    assert read("In 2011, 25 men and women were hired in Japan.")[0].group.value == "keepers"


def test_a_source_named_below_is_that_of_the_figures_above(read: Read) -> None:
    found = read("In 2011, 120 keepers were hired. In 2010 it was 104. Source: Lighthouse Watch.")
    assert [statement.claimant.value for statement in found] == ["watch", "watch"]


def test_an_office_counts_in_its_own_country(read: Read) -> None:
    found = read("In 2011, 12 keepers were dismissed, according to the Canadian government's figures.")
    assert found[0].place.value == "canada"


def test_a_title_says_in_which_country(read: Read) -> None:
    found = read("In 2011, 12 keepers were dismissed.", title="The towers of Canada")
    assert found[0].place.value == "canada"
