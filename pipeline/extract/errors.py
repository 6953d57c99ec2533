"""The one way in which reading a file fails.

Its message is what the operator reads in `jixiao status`: what is wrong, and what to do.
No other exception of a library may leave the extract room unnamed.
"""


class UnreadableDocumentError(Exception):
    """A file that cannot be read as a document; the message is one line for the operator."""
