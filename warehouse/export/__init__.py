"""A release as files to hand on: its tables and marts as Parquet, CSV or workbooks, with dictionary and datapackage.

What a table means stands in the release itself; nothing here knows one by name.
Hands on a folder in which every file is whole, and a list of these files.
"""

from warehouse.export.export import FORMATS, Exported, export
from warehouse.export.files import File

__all__ = ["FORMATS", "Exported", "File", "export"]
