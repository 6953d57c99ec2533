"""Workbooks to grids: .xlsx, .xls and XML of 2003.

What a sheet means is not known here.
Hands on a grid for each sheet.
"""
