"""The benchmark (``make bench``): ratios of one interleaved run on this machine, never a test that can fail by time."""
