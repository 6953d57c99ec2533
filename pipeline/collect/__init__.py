"""From a folder of files to readings: what lies in the inbox, the originals kept, each read once.

The inbox is a mailbox: the home keeps every original by its sha256, so a rebuild needs nothing but the home.
What a reading means is told in the rooms after this one.
"""
