"""From a folder of files to readings: lists the inbox, archives the originals, reads each document once.

The inbox is only a mailbox: the home keeps every original by its sha256, so a rebuild needs nothing but the home.
The rooms after this one interpret the readings.
"""
