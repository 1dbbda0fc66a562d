#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Write a small German table and what is to be fed of it to web/tests/unit/lab/data/table/truth/, by Python's own means.

    scripts/table_truth.py            write leaves.csv and leaves.json
    scripts/table_truth.py --check    whether the files say what is computed

Nothing of the page is used: csv cuts, statistics has exact means and deviations (those of sklearn's StandardScaler), and
random's Mersenne twister, put into the state of torch.manual_seed, draws torch.randperm; the split is the rule that
cpp/include/momentum/data/split.hpp states, by fractions.
"""
import csv
import io
import json
import random
import statistics
import struct
import sys
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / 'web' / 'tests' / 'unit' / 'lab' / 'data' / 'table' / 'truth'
NAMES = ['Nr', 'Baum', 'Länge mm', 'Breite mm', 'Jahr', 'Farbe']
TREES = ['Ahorn', 'Buche', 'Eiche', 'Linde']
SHARE, SEED = Fraction(1, 4), 23


def table():
    """60 leaves: decimal commas, thousands points, a constant column, gaps, an error of a spreadsheet."""
    draws = random.Random(5)
    rows = []
    for i in range(60):
        tree = draws.randrange(4)
        length = 1000 + 20 * tree + draws.randrange(600) / 10
        width = 38 + 9 * (tree + 1) % 4 + draws.randrange(900) / 10
        rows.append([str(i + 1), TREES[tree], f'{length:,.1f}'.translate({44: 46, 46: 44}), f'{width:.1f}'.replace('.', ','),
                     '2024', draws.choice(['grün', 'gelb', 'braun'])])
    for row, column, cell in ((3, 3, ''), (16, 5, 'NA'), (41, 2, '#DIV/0!'), (41, 3, '–')):
        rows[row][column] = cell
    return rows


def text_of(rows):
    out = io.StringIO()
    csv.writer(out, delimiter=';', lineterminator='\r\n').writerows([NAMES, *rows])
    return out.getvalue()


def randperm(count, seed):
    """torch.randperm after torch.manual_seed: the twister of 1998, and draw mod (n - i)."""
    state = [seed & 0xFFFFFFFF]
    for i in range(1, 624):
        state.append((1812433253 * (state[-1] ^ state[-1] >> 30) + i) & 0xFFFFFFFF)
    twister = random.Random()
    twister.setstate((3, (*state, 624), None))
    order = list(range(count))
    for i in range(count - 1):
        other = i + twister.getrandbits(32) % (count - i)
        order[i], order[other] = order[other], order[i]
    return order


def split(labels):
    count, total = len(labels), int(SHARE * len(labels) + Fraction(1, 2))
    of_label = [labels.count(label) for label in range(len(TREES))]
    quota = [min(total * one // count, one - 1) for one in of_label]
    by_rest = sorted(range(len(TREES)), key=lambda label: (-(total * of_label[label] % count), label))
    while sum(quota) < total:
        for label in by_rest:
            if sum(quota) < total and quota[label] < of_label[label] - 1:
                quota[label] += 1
    test = set()
    for row in randperm(count, SEED):
        if quota[labels[row]] > 0:
            quota[labels[row]] -= 1
            test.add(row)
    return sorted(test)


def number(cell):
    return None if cell in ('', 'NA', '–', '#DIV/0!') else float(cell.replace('.', '').replace(',', '.'))


def float32(value):
    return struct.unpack('f', struct.pack('f', value))[0]


def fed(rows, missing):
    kinds = sorted({row[5] for row in rows} - {'NA'})
    columns = [[number(row[i]) for row in rows] for i in (2, 3, 4)]
    columns += [[None if row[5] == 'NA' else float(row[5] == kind) for row in rows] for kind in kinds]
    kept = [i for i in range(len(rows)) if missing == 'mean' or all(column[i] is not None for column in columns)]
    labels = [TREES.index(rows[i][1]) for i in kept]
    test = split(labels)
    standardised = []
    for column in columns:
        values = [column[i] for i in kept]
        train = [value for i, value in enumerate(values) if i not in test]
        mean = statistics.fmean([value for value in train if value is not None])
        deviation = statistics.pstdev([mean if value is None else value for value in train]) or 1
        standardised.append([float32(((mean if value is None else value) - mean) / deviation) for value in values])
    return {'rows': kept, 'labels': labels, 'test': test, 'x': [list(row) for row in zip(*standardised)]}


def main():
    rows = table()
    truth = {'share': float(SHARE), 'seed': SEED, 'inputs': [*NAMES[2:5], *(f'Farbe = {kind}' for kind in ('braun', 'gelb', 'grün'))],
             'classes': TREES, **{missing: fed(rows, missing) for missing in ('rows', 'mean')}}
    files = {'leaves.csv': text_of(rows), 'leaves.json': json.dumps(truth, ensure_ascii=False) + '\n'}
    differing = []
    for name, text in files.items():
        path = FOLDER / name
        if '--check' not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        elif path.read_bytes() != text.encode():
            differing.append(f'{name} is not what is computed')
    return '\n'.join(differing) or 0


if __name__ == '__main__':
    sys.exit(main())
