"""The words of the field as values: quantities, periods, sources, facts. Pure: no files, no terminal, no database.

What most of the program needs has its name here; the rest is in the modules.
"""

from nkr.model.dataset import Collection, Dataset, Decision
from nkr.model.fact import UNATTRIBUTED, Fact, Method, Status
from nkr.model.period import Period
from nkr.model.quantity import Interval, Number, Qualifier, Quantity
from nkr.model.source import Source
from nkr.model.vocabulary import Kind, Measure, Term, Topic, Vocabulary

__all__ = ["UNATTRIBUTED", "Collection", "Dataset", "Decision", "Fact", "Interval", "Kind", "Measure", "Method"]
__all__ += ["Number", "Period", "Qualifier", "Quantity", "Source", "Status", "Term", "Topic", "Vocabulary"]
