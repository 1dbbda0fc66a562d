#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Write the measured data the page offers, out of Debian's python3-sklearn, to web/src/lab/data/<kind>/<kind>.txt.

    scripts/datasets.py [FOLDER]          FOLDER: sklearn's own, where it is not installed but unpacked
    scripts/datasets.py --check [FOLDER]  whether the files say what is there

Only its data files are read: no sklearn is imported. A file is a head of lines that begin with #, which name source, licence and
version, then a line a sample.
"""
import gzip
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / 'web' / 'src' / 'lab' / 'data'
INSTALLED = Path('/usr/lib/python3/dist-packages/sklearn')

IRIS = """# Iris: sepal length, sepal width, petal length, petal width in tenths of a centimetre, then the species: 0 setosa,
# 1 versicolor, 2 virginica.
# Source: R. A. Fisher, "The use of multiple measurements in taxonomic problems", Annals of Eugenics 7 (1936); UCI Machine
# Learning Repository, https://doi.org/10.24432/C56C76, licence CC BY 4.0.
# Version: as scikit-learn {version} has it, which is Fisher's: rows 35 and 38 are 4.9 3.1 1.5 0.2 and 4.9 3.6 1.4 0.1, where
# UCI's file has 4.9 3.1 1.5 0.1 twice. Written by scripts/datasets.py.
"""
DIGITS = """# Handwritten digits: 8 x 8 pictures row by row, a letter a pixel, a = 0 (paper) to q = 16 (ink), then the digit.
# Source: E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten Digits" (1998), the test set; UCI Machine Learning
# Repository, https://doi.org/10.24432/C50P49, licence CC BY 4.0.
# Version: as scikit-learn {version} has it. Written by scripts/datasets.py.
"""


def iris(folder):
    _, *rows = (folder / 'datasets/data/iris.csv').read_text().split()
    for row in rows:
        *numbers, species = row.split(',')
        yield ' '.join(f'{float(number) * 10:.0f}' for number in numbers) + f' {species}'


def digits(folder):
    with gzip.open(folder / 'datasets/data/digits.csv.gz', 'rt') as rows:
        for row in rows:
            *pixels, digit = (int(float(number)) for number in row.split(','))
            yield ''.join(chr(ord('a') + pixel) for pixel in pixels) + str(digit)


def version_of(folder):
    return re.search(r"^__version__ = [\"'](.+)[\"']", (folder / '__init__.py').read_text(), re.MULTILINE)[1]


def main():
    check = '--check' in sys.argv
    folder = Path(next((one for one in sys.argv[1:] if one != '--check'), INSTALLED))
    if not folder.is_dir():
        sys.exit(f'{folder} is not there: install python3-sklearn, or name the folder it is unpacked in')
    differing = []
    for name, head, rows in (('iris', IRIS, iris), ('digits', DIGITS, digits)):
        path = TARGET / name / f'{name}.txt'
        text = head.format(version=version_of(folder)) + '\n'.join(rows(folder)) + '\n'
        if check and path.read_text() != text:
            differing.append(f'{path.relative_to(HERE)} is not what {folder} has')
        elif not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
    return '\n'.join(differing) or 0


if __name__ == '__main__':
    sys.exit(main())
