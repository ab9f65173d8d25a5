"""What the reader sees: frame, filters, blocks, marks, charts, maps and words.

It reads finished rows through `data.read` and never opens the warehouse or counts anything itself.
"""
