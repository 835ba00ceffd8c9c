"""Documents against gold records: how much was found (score), and what was not (errors); it reads records only.

>>> from newsextract.evaluate import compare_with_gold, read_gold
>>> evaluation = compare_with_gold(read_gold(path), documents)  # doctest: +SKIP
>>> evaluation.figures["event"].f, evaluation.errors[0].marked  # doctest: +SKIP
"""

from .errors import errors_in, matching
from .evaluation import Evaluation, compare_with_gold
from .finding import ErrorRecord
from .found import FoundDocument, read_predictions
from .gold import GoldDocument, read_gold
from .score import Balance, Share

__all__ = [
    "Balance",
    "ErrorRecord",
    "Evaluation",
    "FoundDocument",
    "GoldDocument",
    "Share",
    "compare_with_gold",
    "errors_in",
    "matching",
    "read_gold",
    "read_predictions",
]
