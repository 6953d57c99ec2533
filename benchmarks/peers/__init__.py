"""Other engines on the data of a release: how each is opened, loaded and asked, in a process of its own.

The tables that they hold are in `tables/`, what is asked of all of them in `questions/`, one portable statement each;
how often they are asked and how the answers are compared is for `benchmarks/query.py`.
"""
