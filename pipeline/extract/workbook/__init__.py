"""Workbooks to grids: .xlsx, .xls and the XML format of Excel 2003.

Nothing here knows what a sheet means.
Hands on a grid for each sheet.
"""
