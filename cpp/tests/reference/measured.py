# SPDX-License-Identifier: MIT
"""The measured data of the page, out of its own files (scripts/datasets.py writes them), as arrays."""
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / 'web' / 'src' / 'lab' / 'data'


def arrays(kind, count, classes, numbers_of):
    lines = [line for line in (FOLDER / kind / f'{kind}.txt').read_text().split('\n') if line and line[0] != '#']
    rows = [numbers_of(line) for line in lines[:count]]
    x = [number for row in rows for number in row[:-1]]
    return {'kind': 'arrays', 'x': x, 'y': [row[-1] for row in rows], 'samples': len(rows),
            'features': len(x) // len(rows), 'classes': classes}


def iris(count=150):
    def numbers(line):
        *lengths, species = line.split()
        return [int(length) / 10 for length in lengths] + [int(species)]
    return arrays('iris', count, 3, numbers)


def digits(count=1797):
    return arrays('digits', count, 10, lambda line: [(ord(pixel) - ord('a')) / 16 for pixel in line[:64]] + [int(line[64:])])
