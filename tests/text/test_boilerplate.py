"""Navigation and footers, and what must never be taken for them."""

import pytest

from newsextract.text.boilerplate import LineRule, boilerplate_groups, line_rules
from newsextract.text.lines import join_wrapped, read_lines

STORY = "Rector Ana Lind visited Porto on Monday and met the mayor.\n"


def boilerplate(text: str) -> list[str]:
    groups = join_wrapped(read_lines(text))
    return [" ".join(line.words for line in groups[index]) for index in sorted(boilerplate_groups(groups))]


EXAMPLES = [pytest.param(rule, id=rule.name) for rule in line_rules()]


@pytest.mark.parametrize("rule", EXAMPLES)
def test_rules_match_their_examples(rule: LineRule) -> None:
    """Every rule matches each line that it says it matches, and none that it says it rejects."""
    assert [line for line in rule.matches if not rule.describes(line)] == []
    assert [line for line in rule.rejects if rule.describes(line)] == []


FOOTERS = [
    ["Home | About us | Faculties | For applicants"],
    ["Staff Portal | Admission Guide | Journals"],
    ["Ministry of Health Ministry of Education Council of Rectors", "Letter to the Rector", "Contact Us Site Map"],
    ["Electronic library Virtual reception Site map Old version"],
    ["Quick Links", "Regional Health Directorate", "Address: 3 Quay Street, Porto"],
    ["About us – Visa – Trade – Contacts"],
    ["Share this: Twitter  Facebook", "Recent posts", "» School and Bank Sign Protocol (12 May 2019)"],
    ["Prev: School Held its Sports Day", "Next: Notice on Vacation"],
    ["We use cookies. By browsing you agree that we store them."],
    ["Clinic of Lakeside University Clinic of Harbour University", "Virtual School Virtual Library"],
    ["###"],
    ["You get this letter because you joined us at a fair. Unsubscribe | Visit our website | Privacy"],
    ["© 2019 Lakeside. All rights reserved. Visitors: 1,204"],
]


@pytest.mark.parametrize("footer", FOOTERS, ids=lambda footer: footer[0][:30])
def test_footers(footer: list[str]) -> None:
    """Everything below the last sentence that is there to be clicked is boilerplate, the story above it is not."""
    assert boilerplate(STORY + "\n" + "\n".join(footer) + "\n") == footer


@pytest.mark.parametrize(
    "top",
    ["Home > News > Content", "Skip to content   Menu   Accessibility", "HOME  PROFILE  NEWS  FACULTIES  SITE MAP"],
)
def test_navigation_above_the_story(top: str) -> None:
    """Menus and trails above the headline are boilerplate, the headline is not."""
    assert boilerplate(f"{top}\n\nRector Lind visits Porto\n\n{STORY}") == [top]


ARTICLES = {
    "programme": "Programme\n- 10:00 meeting with the Dean\n- 12:00 signing\n14:00 visit to the library\n",
    "people": "Members of the delegation:\nAna Lind, Rector\nTomas Reis, Dean\nMei Tan, Head of Nursing\n",
    "names-only": "The call was joined by:\nGovernor Ana Lind\nGovernor Tomas Reis\nGovernor Mei Tan\n",
    "speakers": "Ana Lind: Thank you.\nTomas Reis: We agree.\n",
    "signature": "MINISTRY OF HEALTH\n3 MAY 2019\n",
    "company": "About Harbour Shipping\nHarbour Shipping was founded in 1931.\n",
    "contact": "Media contact: Ana Lind, Harbour Shipping\n",
    "table": "Date | Visitor | Place\n3 May | Ana Lind | Hall A\n4 May | Tomas Reis | Hall B\n",
    "names-in-table": "Name | Office | School\nAna Lind | Rector | Lakeside\nTomas Reis | Dean | Harbour\n",
    "headings": "Background\n",
    "invitation": "Those who missed the talk can visit the website of the School and watch it.\n",
}


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_keep_their_lines(name: str) -> None:
    """Lists, tables, speakers, signatures and company notes are the article's, wherever they stand."""
    assert boilerplate(STORY + "\n" + ARTICLES[name]) == []
    assert boilerplate(ARTICLES[name] + "\n" + STORY) == []


def test_list_above_a_footer_is_kept() -> None:
    """A list of people stays in the article when a footer follows it."""
    text = STORY + "\nTaking part:\nGovernor Ana Lind\nGovernor Tomas Reis\n\nHome | Contact us | Site map\n"
    assert boilerplate(text) == ["Home | Contact us | Site map"]


def test_an_end_mark_opens_no_footer() -> None:
    """What follows "###" is judged by its own words."""
    assert boilerplate(STORY + "\n###\nMedia contact: Ana Lind\n") == ["###"]
