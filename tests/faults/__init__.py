"""Kehu killed (``kill -9``) again and again while people use it: what was promised must be there afterwards."""
