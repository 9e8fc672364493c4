"""The real vocabulary: every measure reads well in a printed sentence, whatever the figure."""

from __future__ import annotations

import pytest

from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.period import parse
from nkr.model.quantity import Quantity
from nkr.model.vocabulary import Kind, Measure, Vocabulary
from nkr.output.sentences.clauses import clause
from nkr.services.loading import read_bundled

READS = {
    "arrivals-south-korea": "about 40 North Koreans arrived in South Korea in 2005",
    "arrivals-south-korea-cumulative": "about 40 North Koreans had arrived in South Korea by 2005",
    "residents-south-korea": "about 40 North Koreans were living in South Korea on 31 December 2005",
    "population-in-china": "about 40 North Koreans were in China on 31 December 2005",
    "entered-china": "about 40 North Koreans had crossed into China by 2005",
    "detained-in-china": "about 40 North Koreans were held in China on 31 December 2005",
    "children-in-china": "about 40 children of North Koreans were living in China on 31 December 2005",
    "economic-motive-share": (
        "about 40 per cent of the North Koreans who were crossing into China did so for economic reasons"
    ),
    "hardship-or-oppression-share": (
        "about 40 per cent of the North Koreans in China had fled hunger, poverty or political oppression"
    ),
    "arrested-in-china": "about 40 North Koreans were arrested in China in 2005",
    "repatriated": "about 40 North Koreans were sent back to North Korea in 2005",
    "repatriated-share-by-china": (
        "about 40 per cent of the North Koreans sent back to North Korea in 2005 had been sent back by China"
    ),
    "entered-diplomatic-missions": "about 40 North Koreans entered foreign missions in China in 2005",
    "in-diplomatic-missions": "about 40 North Koreans were sheltering in foreign missions in China on 31 December 2005",
    "allowed-to-leave-china": "about 40 North Koreans were allowed to leave China in 2005",
    "allowed-to-leave-third-country": (
        "about 40 North Koreans were allowed to leave another country for South Korea in 2005"
    ),
    "allowed-to-leave-share": (
        "about 40 per cent of the North Koreans who had entered foreign missions in China in 2005 were "
        "allowed to travel on"
    ),
    "famine-deaths": "about 40 people had died in the famine in North Korea by 2005",
    "political-prisoners": "about 40 North Koreans were held in North Korea's prison camps on 31 December 2005",
    "border-length": "the border between China and North Korea is about 40 km long",
    "women-share": "women accounted for about 40 per cent of the North Koreans arriving in South Korea in 2005",
    "group-arrival-south-korea": "about 40 North Koreans were brought to South Korea together in 2005",
    "net-entries-north-korean-nationals": ("about 40 more North Koreans entered South Korea than left it in 2005"),
    "refugees-outside-north-korea": "about 40 North Koreans were refugees outside North Korea on 31 December 2005",
    "registered-with-unhcr": "about 40 North Koreans were registered with the UN refugee agency on 31 December 2005",
    "women-with-chinese-men-share": (
        "women living with Chinese men accounted for about 40 per cent of the North Koreans in China in 2005"
    ),
    "escape-plan-participants": "about 40 North Koreans were in a group that tried to leave China in 2005",
    "attempted-entry-diplomatic-missions": "about 40 North Koreans tried to enter foreign missions in China in 2005",
    "mission-capacity": "a mission in China had room for about 40 people on 31 December 2005",
    "admitted-other-country": (
        "about 40 North Koreans were admitted as refugees or given asylum outside South Korea in 2005"
    ),
    "asylum-claims-other-country": "about 40 North Koreans applied for asylum outside South Korea in 2005",
    "asylum-claims-pending-other-country": (
        "about 40 North Koreans were waiting for a decision on asylum outside South Korea on 31 December 2005"
    ),
    "asylum-refused-other-country": "about 40 North Koreans were refused asylum outside South Korea in 2005",
    "refugees-other-country": (
        "about 40 North Koreans were living as refugees outside South Korea on 31 December 2005"
    ),
    "whereabouts-unknown": "about 40 resettled North Koreans were without a known address on 31 December 2005",
    "resettled-abroad": "about 40 resettled North Koreans were abroad without a known address on 31 December 2005",
    "arrivals-share": "North Koreans accounted for about 40 per cent of those who arrived in South Korea in 2005",
    "trafficked-share": "about 40 per cent of the North Korean women in China in 2005 had been trafficked",
    "suicide-share-of-deaths": (
        "suicides accounted for about 40 per cent of the deaths of resettled North Koreans in 2005"
    ),
    "suicides-resettled": "about 40 resettled North Koreans died by suicide in 2005",
    "third-country-born-students": (
        "about 40 students of North Korean background born in third countries were at school "
        "in South Korea on 31 December 2005"
    ),
    "third-country-born-students-share": (
        "about 40 per cent of the students of North Korean background in South Korea in 2005 "
        "had been born in third countries"
    ),
    "remitted-in-year-share": (
        "about 40 per cent of the resettled North Koreans in a survey had sent money to the North in 2005"
    ),
    "remitted-ever-share": (
        "about 40 per cent of the resettled North Koreans in a survey had at some time sent money to the North in 2005"
    ),
    "overseas-workers": "about 40 North Koreans sent by the state were working abroad on 31 December 2005",
    "workers-sent-abroad": "about 40 North Koreans were sent to work abroad in 2005",
    "south-korean-pows-in-north": (
        "about 40 South Korean prisoners of war were alive in North Korea on 31 December 2005"
    ),
    "abductees": "about 40 South Koreans had been abducted to the North by 2005",
    "abductees-remaining": "about 40 abducted South Koreans were still in the North on 31 December 2005",
    "hanawon-graduates": (
        "about 40 North Koreans had completed the course at Hanawon, South Korea's settlement centre, by 2005"
    ),
    "elite-arrivals": "about 40 members of the North Korean elite arrived in South Korea in 2005",
    "direct-defections": "about 40 North Koreans came directly across the border to South Korea in 2005",
    "arrivals-by-sea": "about 40 North Koreans came to South Korea by sea in 2005",
    "children-of-resettled": "about 40 children of North Koreans were living in South Korea on 31 December 2005",
    "students-of-north-korean-background": (
        "about 40 students of North Korean background were at school in South Korea on 31 December 2005"
    ),
    "north-born-students": (
        "about 40 students of North Korean background born in the North were at school in "
        "South Korea on 31 December 2005"
    ),
    "untraced": "about 40 resettled North Koreans could not be traced by the police on 31 December 2005",
    "asylum-abroad-by-resettled": (
        "about 40 North Koreans who had resettled in South Korea applied for asylum in another country in 2005"
    ),
    "resettled-left": "about 40 resettled North Koreans left South Korea in 2005",
    "unclaimed-deaths": "about 40 resettled North Koreans died without relatives to claim them in 2005",
    "waiting-for-south-korea": "about 40 North Koreans were waiting abroad to go to South Korea on 31 December 2005",
    "entered-other-country": "about 40 North Koreans entered another country in transit in 2005",
    "arrested-other-country": "about 40 North Koreans were arrested outside China in 2005",
    "detained-other-country": "about 40 North Koreans were held outside China on 31 December 2005",
    "resettled-returned": (
        "about 40 North Koreans who had resettled in South Korea had moved back to the North by 2005"
    ),
    "resettled-returned-came-again": (
        "about 40 North Koreans who had gone back to the North had moved to South Korea again by 2005"
    ),
    "pows-escaped": "about 40 South Korean prisoners of war had escaped from the North and returned home by 2005",
    "famine-population-loss": (
        "about 40 people had been lost to the famine in North Korea, including births that did not happen, by 2005"
    ),
    "famine-births-lost": "about 40 births had been lost to the famine in North Korea by 2005",
    "deaths-in-prison-camps": "about 40 people had died in North Korea's prison camps by 2005",
    "public-executions": "about 40 people were executed in public in North Korea in 2005",
    "taken-or-kept-by-north-korea": (
        "about 40 people of all nationalities had been taken or kept by North Korea by 2005"
    ),
    "wartime-abductees": "about 40 South Koreans had been abducted to the North in the Korean War by 2005",
    "taken-north-in-the-war": ("about 40 South Koreans had been taken or went to the North in the Korean War by 2005"),
    "wartime-abductees-recognised": "about 40 South Koreans were recognised as abducted in the Korean War in 2005",
    "wartime-abductees-reported": (
        "about 40 South Koreans had been reported by their families as abducted in the Korean War by 2005"
    ),
    "abductees-returned": "about 40 abducted South Koreans had returned home by 2005",
    "pows-and-missing": (
        "about 40 South Korean prisoners of war and missing soldiers had been counted after the Korean War by 2005"
    ),
    "missing-in-action": "about 40 South Korean soldiers were still missing from the Korean War on 31 December 2005",
    "pows-exchanged": (
        "about 40 South Korean prisoners of war had been handed over in the exchange of prisoners by 2005"
    ),
    "pows-identified": (
        "about 40 South Korean prisoners of war were identified, whether alive, dead or missing, on 31 December 2005"
    ),
    "pows-named-alive": (
        "the names of about 40 South Korean prisoners of war thought to be alive in the North were known on "
        "31 December 2005"
    ),
    "pows-died-in-north": (
        "about 40 South Korean prisoners of war were known on 31 December 2005 to have died in the North"
    ),
    "pows-fate-unknown": "nothing more was known of about 40 South Korean prisoners of war on 31 December 2005",
    "japanese-abductees": "about 40 Japanese were recognised as abducted by North Korea on 31 December 2005",
    "japanese-abductees-returned": "about 40 abducted Japanese had returned home by 2005",
    "japanese-abductees-remaining": "about 40 abducted Japanese had still not returned home on 31 December 2005",
    "japanese-possibly-abducted": (
        "about 40 missing Japanese were on the police's list of possible abductions on 31 December 2005"
    ),
    "japanese-on-private-list": (
        "about 40 missing Japanese were on a private list of possible abductions on 31 December 2005"
    ),
    "separated-families-registered": (
        "about 40 South Koreans with family in the North had registered for a search by 2005"
    ),
    "separated-families-living": (
        "about 40 South Koreans with family in the North who had registered for a search were alive on 31 December 2005"
    ),
    "separated-families-died": (
        "about 40 South Koreans with family in the North who had registered for a search had died by 2005"
    ),
    "separated-families-died-share": (
        "about 40 per cent of the South Koreans with family in the North who had registered for a search "
        "were no longer alive in 2005"
    ),
    "separated-families-age-share": (
        "South Koreans with family in the North accounted for about 40 per cent of those registered for a search "
        "who were still alive in 2005"
    ),
    "separated-families-fate-unknown-share": (
        "about 40 per cent of the South Koreans with family in the North in a survey did not know in 2005 "
        "what had become of their relatives"
    ),
    "remittance-fee-share": (
        "brokers kept about 40 per cent of the money that resettled North Koreans sent to the North in 2005"
    ),
    "thought-of-returning-share": (
        "about 40 per cent of the resettled North Koreans in a survey had thought of going back to the North in 2005"
    ),
    "deported-to-third-country": "about 40 North Koreans were sent to a third country in 2005",
    "temporary-asylum-claims": "about 40 North Koreans applied for temporary asylum outside South Korea in 2005",
    "temporary-asylum-granted": "about 40 North Koreans were given temporary asylum outside South Korea in 2005",
    "migrants-from-north-korea": (
        "about 40 North Koreans were living abroad on 31 December 2005, by the UN's count of migrants"
    ),
    "moved-from-japan-to-north-korea": "about 40 Koreans in Japan and their families had moved to North Korea by 2005",
    "workers-sent-home": "about 40 North Koreans working abroad were sent home in 2005",
    "work-permits": "about 40 North Koreans held a permit to work abroad on 31 December 2005",
    "border-entries": "about 40 entries by North Koreans were counted abroad in 2005",
}
"""For each measure, a figure of about 40 for 2005 or its end."""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    builder, _ = read_bundled()
    return builder.entries.vocabulary


def about_forty(measure: Measure) -> Fact:
    kind = measure.kinds[0]
    return Fact(
        id="forty",
        source="gazette",
        paragraph=1,
        phrase="about 40",
        measure=measure.code,
        topic=measure.topic,
        kind=kind,
        quantity=Quantity.about(40),
        unit=measure.units[0],
        claimant="unattributed",
        published=parse("2006-01-01"),
        period=None if kind is Kind.STOCK else parse("../2005" if kind is Kind.CUMULATIVE else "2005"),
        as_of=parse("2005-12-31") if kind is Kind.STOCK else None,
        place=measure.place,
        group=measure.group,
        by=measure.by,
    )


def test_every_measure_reads_as_written_here(vocabulary: Vocabulary) -> None:
    record = Dataset([], {}, vocabulary)
    assert {code: clause(about_forty(measure), record) for code, measure in vocabulary.measures.items()} == READS
