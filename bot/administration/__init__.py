"""Administration from a terminal, without SQL: is all well, backup and restore, people and roles, what was not sent.

``python app.py --help`` lists it. Everything but a restore may be done while Kehu serves.
"""
