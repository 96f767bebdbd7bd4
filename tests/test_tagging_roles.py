"""Who took part in what a release tells, and who is only named in it."""

import pytest

from index.release import Participant, Release
from indexer.tagging import tag
from indexer.tagging.in_lists import listed
from indexer.tagging.reading import read_release
from indexer.tagging.roles import by_cues

LEAD = "Minister Jane Ito opened a dam. Farmers came. It rained. "


def part(body: str, name: str) -> str:
    found = tag(Release("1", "", body)).tagged("participants")
    return {p.value: p.role for p in found if isinstance(p, Participant)}[name]


def cued(body: str, name: str) -> str:
    """Return the part by cues alone, which the weights of all observed may outweigh."""
    people = read_release(Release("1", "", body)).people
    person = next(one for one in people if one.name() == name)
    return by_cues(person, listed(people))[0]


@pytest.mark.parametrize(
    "text",
    [
        '"We thank God. Mr Ana Ruiz came to see us here last night," she said.',
        "“We are glad. Senator Ana Ruiz came to see us here,” said Ms Ito.",
        "Ms Ito has directed Water Secretary Ana Ruiz to act.",
        "It was noted that Senator Ana Ruiz had said the dam was safe.",
        "Further information: Head of Works Ana Ruiz, tel. (09) 432 2107",
        "Ana Ruiz – Tel.: +32 229 62253",
        "\n- In 2022 Special Envoy Ana Ruiz visited the valley.",
        "Cases against her co-defendants—Ivo Kranz and Ana Ruiz—remain pending.",
        "Two others have been charged. Ana Ruiz, owner of a shop, confessed.",
        "The Water Division is headed by Director Ana Ruiz.",
        "The Bureau Chief is Ana Ruiz.",
        "The dam was begun by former Mayor Ana Ruiz.",
        "Victim Ana Ruiz, 19, was found.",
        "\nPhoto: Ana Ruiz\n\nEnd",
        "\nPhoto: Ana Ruiz/elmo.example",
        "Call Jo Bo, Water Board on 81 4566, or contact Su, 81 4567 or Ana Ruiz, 9.",
        "\nAddress for enquiries\nPress Service, Ana Ruiz, Elm Place 1, Lima",
        "The company, represented by attorney Ana Ruiz, denies it.",
        "While I was in Lima, Minister Ana Ruiz and I spoke of it.",
        "Our sympathies go to his widow, Mrs Ana Ruiz, in Lima.",
        "He was charged with Ms Ana Ruiz, who is at large.",
        "Senator Ana Ruiz was known. All spoke of the murder of Senator Ana Ruiz.",
        "Detectives Ana Ruiz and Ivo Kranz led the investigation.",
        "It was begun by the then Mayor Ana Ruiz.",
        "She had called on Mayor Ana Ruiz on Monday.",
        "Putin sent a letter. Nothing came of Ana Ruiz's long war.",
        "\nBy Ana Ruiz\n",
        "It was checked. The tests were made by the Elm Centre, headed by Ana Ruiz.",
        "A medical team of ten led by Dr Ana Ruiz began work.",
        "He thanked the Bank's Envoy, Ms Ana Ruiz.",
        "Documents may be had in Lima (attention: Ms Ana Ruiz).",
        "Apologies were received from Mr Ana Ruiz.",
        "All recalled the letter that Mayor Ana Ruiz sent to Lima.",
        "As Mayor Ana Ruiz has often said, water is life.",
        "There are two co-sponsors: Sens. Jo Bo, R-Iowa, and Ana Ruiz, D-Iowa.",
        "Persons wishing to know more may call Ms Ana Ruiz.",
        "Envoy Jo Bo visited the site in July this year with Mr Ana Ruiz.",
        "\nAna Ruiz",
        "He praised a plan approved by the Mayor, Ms Ana Ruiz.",
        "It handed over a cheque which Ambassador Ana Ruiz brought on Friday.",
        "It came a day after Senator Ana Ruiz ordered a ban.",
        "It took the money, although the clerk, Ms Ana Ruiz, had drawn attention.",
        "He told of his talks with President Ana Ruiz.",
        "They spoke of the state visit of President Ana Ruiz to Lima.",
        "It followed the signing of the pact of peace by President Ana Ruiz.",
        "He conveyed the greetings of the Queen to President Ana Ruiz.",
        "They agreed to ask the ministers, Ivo Kranz and Ana Ruiz, to go on.",
        "He proposed that the ministers, Ivo Kranz and Ana Ruiz, sign it.",
        "They spoke of the dialogue between Premier Ivo Kranz and President Ana Ruiz.",
        "Among the dead are Ivo Kranz, 14, and Ana Ruiz, 15.",
        "Persons who saw it may call the station or Sergeant Ana Ruiz.",
        "It was built by the Elm Council, which was led by Ana Ruiz.",
        "The poll follows the death in June of President Ana Ruiz.",
        "The library bears the name of the poet Ana Ruiz.",
        "It will cost twice what Senator Ana Ruiz claims in her leaflet.",
        "Councillor Ana Ruiz recused herself.",
    ],
)
def test_who_is_only_spoken_of_or_to_be_called_is_mentioned(text: str) -> None:
    assert part(LEAD + text, "Ana Ruiz") == "mentioned"


@pytest.mark.parametrize(
    "text",
    [
        '"We thank God. The dam is here now," Senator Ana Ruiz said.',
        "The delegation is headed by Director Ana Ruiz.",
        "He said two men, Ivo Kranz, 30, and Ana Ruiz, 29, had been arrested.",
        "She rose and then Mayor Ana Ruiz spoke.",
        'A bill cosponsored by Senator Ana Ruiz came. "It is good," said Senator Ruiz.',
        "Detectives Ana Ruiz and Ivo Kranz's family came.",
        "The party was received by Ms Ana Ruiz.",
        "She was joined by former Minister Ana Ruiz.",
        "He met the chief engineer, Ms Ana Ruiz, who had come from Lima.",
        "She was accompanied by her wife, Ana Ruiz, and by Jo Bo.",
        "His niece, Ana Ruiz, unveiled the plaque.",
        "She believes that Ms Ana Ruiz opened a dam.",
        "The plan was approved by Ms Ana Ruiz.",
        "She said that Ms Ana Ruiz ordered a ban.",
        "Ms Ana Ruiz had a dam to open.",
        'Senator Ana Ruiz came. "Senator Ruiz has been a friend of ours," she said.',
    ],
)
def test_who_speaks_or_is_named_outside_a_quotation_is_present(text: str) -> None:
    assert cued(LEAD + text, "Ana Ruiz") == "present"
