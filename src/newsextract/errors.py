"""The errors that newsextract raises on purpose.

NewsextractError
├── InputError        a text or file that cannot be read; names it and the remedy
├── DateInputError    a date given by the user that is no date
├── OutputError       a place or form of output that cannot be written; names it and the remedy
├── MissingExtraError a package of an optional extra that is not installed; names the command that installs it
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


class OutputError(NewsextractError):
    """A place or form of output that cannot be written: the message names it, what is wrong and the remedy."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        self.name, self.problem, self.remedy = name, problem, remedy
        super().__init__(f"{name}: {problem}; {remedy}")


class MissingExtraError(NewsextractError, ImportError):
    """A package that only some users need and that cannot be imported: the message holds the pip command."""

    def __init__(self, purpose: str, package: str, extra: str, *, problem: str = "is not installed") -> None:
        self.package, self.extra = package, extra
        remedy = f'pip install "newsextract[{extra}]"'
        super().__init__(f"{purpose} needs {package}, which {problem}; {remedy}")


class ResourceError(NewsextractError):
    """A rule or lexicon file that is refused: the message names file, entry and what is wrong with it."""

    def __init__(self, file: str, entry: str, problem: str) -> None:
        self.file, self.entry, self.problem = file, entry, problem
        super().__init__(f"{file}: {entry}: {problem}")


class GoldError(NewsextractError):
    """A gold or prediction file that the evaluation cannot use: the message names the line and what is wrong."""
