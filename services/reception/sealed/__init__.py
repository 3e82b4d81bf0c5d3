"""Who wrote and what was written: sealed in a database of its own, and every look is logged.

Luật Tố cáo 25/2018/QH14, Điều 47 đến Điều 56; Luật 10/2022/QH15, Điều 9.
"""
