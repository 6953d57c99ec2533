"""The review queue: pairs that may be the same and need a decision, as files to fill in; and the import of decisions.

`pipeline.resolve` decides which pairs are candidates, and `pipeline.resolve.decisions` what a decision means.
Hands on the queue of each kind, the files that were written, and the decisions that were imported.
"""

from warehouse.review.files import WORKBOOK, write_files
from warehouse.review.queue import MOST, Column, Queue, Sheet, queues, sheets
from warehouse.review.taking import Taken, take

__all__ = ["MOST", "WORKBOOK", "Column", "Queue", "Sheet", "Taken", "queues", "sheets", "take", "write_files"]
