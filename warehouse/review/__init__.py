"""The steward's queue: what may be one and waits for a person, as files to fill in, and the way back into the folder.

Which things are candidates is decided in `pipeline.resolve`, and what a decision means in `pipeline.resolve.decisions`.
Hands on the queue of each kind, the files that were written, and the decisions that were taken over.
"""

from warehouse.review.files import WORKBOOK, write_files
from warehouse.review.queue import MOST, Column, Queue, Sheet, queues, sheets
from warehouse.review.taking import Taken, take

__all__ = ["MOST", "WORKBOOK", "Column", "Queue", "Sheet", "Taken", "queues", "sheets", "take", "write_files"]
