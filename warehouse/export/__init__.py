"""A release as files to hand on: its tables and marts as Parquet, CSV or workbooks, with dictionary and datapackage.

The release itself says what its tables mean; nothing here knows one by name.
Hands on a folder of complete files, and a list of them.
"""

from warehouse.export.export import FORMATS, Exported, export
from warehouse.export.files import File

__all__ = ["FORMATS", "Exported", "File", "export"]
