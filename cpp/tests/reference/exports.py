# SPDX-License-Identifier: MIT
"""The page's exported programs run in PyTorch, for scripts/reference.py --exports: what they print."""
import contextlib
import io
import json
import os
import re
import tempfile
import warnings
from pathlib import Path

import torch
from measured import digits, iris

FOLDER = Path(__file__).resolve().parents[3] / 'web' / 'tests' / 'unit' / 'lab' / 'export'
RECORD = FOLDER / 'printed.json'
TABLES = {'iris': iris, 'digits': digits}
PRINTED = re.compile(r'(?:(?P<name>.*?) )? *(?P<step>\d+) (?P<loss>\S+)(?: (?P<test>\S+))?')


def table_text(data):
    """data.csv as the page writes it."""
    width = data['features']
    rows = [[*data['x'][row * width:(row + 1) * width], label] for row, label in enumerate(data['y'])]
    head = ','.join([*(f'x{column + 1}' for column in range(width)), 'label'])
    return '\ufeff' + ''.join(f'{line}\r\n' for line in (head, *(','.join(map(repr, row)) for row in rows)))


def run(path):
    """What a program prints, {run: {step: loss}}, with nine digits, which bring every float32 back, for its few."""
    text = re.sub(r':\.4[fe]\}', ':.9g}', path.read_text())
    before, printed = os.getcwd(), io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        for name, table in TABLES.items():
            if path.stem.startswith(name):
                (Path(folder) / 'data.csv').write_text(table_text(table()), encoding='utf-8', newline='')
        os.chdir(folder)
        try:
            with contextlib.redirect_stdout(printed), warnings.catch_warnings():
                warnings.simplefilter('error')  # a program that warns is none to hand out
                exec(compile(text, path.name, 'exec'), {'__name__': '__main__'})
        finally:
            os.chdir(before)
    losses = {}
    for line in printed.getvalue().splitlines():
        found = PRINTED.fullmatch(line)
        losses.setdefault(found['name'] or '', {})[found['step']] = float(found['loss'])
    return losses


def exports_record():
    programs = {f'{path.parent.name}/{path.stem}': run(path) for path in sorted((FOLDER / 'programs').glob('*/*.py'))}
    provenance = {'torch': torch.__version__, 'script': 'scripts/reference.py --exports'}
    return {'provenance': provenance, 'programs': programs}


def exports_text(record):
    """JSON with a program a line."""
    lines = ',\n'.join(f'  {json.dumps(name)}: {json.dumps(losses, ensure_ascii=False)}'
                       for name, losses in record['programs'].items())
    return f'{{\n"provenance": {json.dumps(record["provenance"])},\n"programs": {{\n{lines}\n}}\n}}\n'
