"""The errors that newsextract raises on purpose.

    NewsextractError
    ├── InputError        a text or file that cannot be read; names it and the remedy
    ├── DateInputError    a date given by the user that is no date
    ├── ResourceError     a rule or lexicon file that is refused when it is read
    └── GoldError         a gold or prediction file that the evaluation cannot use
"""


class NewsextractError(Exception):
    """Base of every error that newsextract raises on purpose; its message is one line for people."""


class InputError(NewsextractError):
    """A text or file that cannot be read: the message names the file, what is wrong and the remedy."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        self.name, self.problem, self.remedy = name, problem, remedy
        super().__init__(f"{name}: {problem}; {remedy}")


class DateInputError(NewsextractError):
    """A publication date given by the user that cannot be read as a date."""


class ResourceError(NewsextractError):
    """A rule or lexicon file that is refused: the message names file, entry and what is wrong with it."""

    def __init__(self, file: str, entry: str, problem: str) -> None:
        self.file, self.entry, self.problem = file, entry, problem
        super().__init__(f"{file}: {entry}: {problem}")


class GoldError(NewsextractError):
    """A gold or prediction file that the evaluation cannot use: the message names the line and what is wrong."""
