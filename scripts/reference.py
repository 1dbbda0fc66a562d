#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Write what PyTorch computes to cpp/tests/reference/<case>.json, for the C++ and wasm tests to agree with.

    scripts/reference.py              write every case of cpp/tests/reference/cases.py, and learning rates to
                                      cpp/tests/reference/schedules/rates.json
    scripts/reference.py --page       write what the page compares its core with to web/src/lab/comparison/pytorch.json, and what
                                      PyTorch prints of some tensors to web/tests/unit/lib/printed.json
    scripts/reference.py --planted    write what the article's loop prints, right and with one bug each, to
                                      cpp/tests/reference/check/planted.json: what "Check your own run" is to tell apart
    scripts/reference.py --check      plant the bugs again, and compare all these files with a fresh run: draws exactly, the rest within 1e-6
    scripts/reference.py --condition  compare float32 with float64: how much of each case is rounding
    scripts/reference.py --random [--count 200] [--seed S] [--only K]
                                      draw experiments, train each in PyTorch and by the core, and compare how far both
                                      are from float64 (builds the C++ tests); --only K replays one of them
    scripts/reference.py --random --write [--count 200] [--seed S]
                                      write what PyTorch computes to cpp/tests/reference/random/experiments.json, by
                                      which cpp/tests/whole/random_experiments_test.cpp judges where there is no PyTorch

Runs under Debian's python3-torch (1.13). All numbers come from one generator, in this order: x = rand, then y (randint
or rand), then each nn.Linear (weight, bias), then one randperm an epoch. On a CPU with FMA, as any since 2013 or so,
PyTorch draws a weight as fma(u, 2 * bound, -bound), rounded once; without FMA the last bits differ and --check says so.
"""
import argparse
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from statistics import median

import torch

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / 'cpp' / 'tests' / 'reference'
PAGE = ROOT / 'web' / 'src' / 'lab' / 'comparison' / 'pytorch.json'
PLANTED = FOLDER / 'check' / 'planted.json'
SCHEDULES = FOLDER / 'schedules' / 'rates.json'
PRINTED = ROOT / 'web' / 'tests' / 'unit' / 'lib' / 'printed.json'
sys.path.insert(0, str(FOLDER))
sys.dont_write_bytecode = True
from cases import CASES  # noqa: E402
from experiment import drawn, prepare, train  # noqa: E402
from page_record import asked, measured, page_record, page_text  # noqa: E402
from planted import planted_record, planted_text  # noqa: E402
from printed import printed_text  # noqa: E402
from random_cases import draw_case  # noqa: E402
from random_record import measure, record_text  # noqa: E402
from schedules import schedules_text  # noqa: E402

SNAPSHOTS = (1, 10, 100)
MEASURED = ('losses', 'first_gradient', 'parameters', 'velocity')
VELOCITY = {torch.optim.SGD: 'momentum_buffer', torch.optim.Adam: 'exp_avg', torch.optim.RMSprop: 'momentum_buffer',
            torch.optim.Adagrad: None}


def flat(tensors):
    return torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).tolist()


def fnv1a64(values):
    """FNV-1a over the little-endian bytes."""
    digest = 0xcbf29ce484222325
    for byte in values.numpy().tobytes():
        digest = (digest ^ byte) * 0x100000001b3 % 2**64
    return f'{digest:016x}'


def trace(name, case, dtype=torch.float32):
    """Train one case and note what there was to see."""
    x, y, net = drawn(case['options'])
    labels = not y.is_floating_point()
    record = {
        'name': name, 'provenance': {'torch': torch.__version__, 'script': 'scripts/reference.py'},
        **{key: case[key] for key in ('options', 'zero_grad', 'changes')},
        'x_fnv1a64': fnv1a64(x), 'y_fnv1a64': fnv1a64(y.int() if labels else y), 'x_head': x.flatten()[:8].tolist(),
        **({'y': y.tolist()} if labels else {'y_head': y.flatten()[:8].tolist()}),
        'initial_parameters': flat(net.parameters()), 'losses': [], 'first_gradient': [],
        'parameters': {}, 'velocity': {}}

    x, y, net, optimizer = prepare(case, x, y, net, dtype)
    for updates, (loss, optimizer) in enumerate(train(case, x, y, net, optimizer), 1):
        record['losses'].append(loss)
        record['first_gradient'] = record['first_gradient'] or flat(p.grad for p in net.parameters())
        if updates in SNAPSHOTS:
            velocity = (optimizer.state[p].get(VELOCITY[type(optimizer)]) for p in net.parameters())
            record['parameters'][str(updates)] = flat(net.parameters())
            record['velocity'][str(updates)] = flat(
                torch.zeros_like(p) if v is None else v for p, v in zip(net.parameters(), velocity))
    return record


# ---- Files, and the two comparisons ----

def text(value, depth=0):
    """JSON with one array a line; nine digits bring every float32 back exactly."""
    if isinstance(value, dict):
        items = [f'{json.dumps(key)}: {text(item, depth + 1)}' for key, item in value.items()]
        pad = '\n' + ' ' * depth
        return f'{{{pad} ' + f',{pad} '.join(items) + f'{pad}}}' if depth < 2 else '{' + ', '.join(items) + '}'
    if isinstance(value, list):
        return '[' + ', '.join(text(item, 2) for item in value) + ']'
    return f'{value:.9g}' if isinstance(value, float) else json.dumps(value)


def gap(a, b, scale):
    """The largest difference between like records, each divided by scale(size of the values); infinite if unlike."""
    if isinstance(a, dict) and isinstance(b, dict):
        a, b = ([record[key] for key in sorted(record)] for record in (a, b))
    if isinstance(a, list) and isinstance(b, list):
        return max(map(gap, a, b, [scale] * len(a)), default=0.0) if len(a) == len(b) else math.inf
    difference = abs(a - b) / scale(max(abs(a), abs(b)))
    return difference if math.isfinite(difference) else math.inf


def write(name, case):
    (FOLDER / f'{name}.json').write_text(text(trace(name, case)) + '\n')
    return True


def check(name, case):
    """Whether the file of a case says what PyTorch says today."""
    old, new = json.loads((FOLDER / f'{name}.json').read_text()), json.loads(text(trace(name, case)))
    wrong = sorted((old.keys() ^ new.keys()) - {'provenance'})
    for key in (old.keys() & new.keys()) - {'provenance'}:
        if gap(old[key], new[key], lambda size: max(size, 1.0)) > 1e-6 if key in MEASURED else old[key] != new[key]:
            wrong.append(key)
    if wrong:
        print(f'{name}: PyTorch {torch.__version__} gives another {", ".join(wrong)}', file=sys.stderr)
    return not wrong


def check_page():
    """Whether the page's record says what PyTorch says today."""
    old, new = json.loads(PAGE.read_text()), page_record(trace)
    same = all(gap(measured(old, precision), measured(new, precision), lambda size: max(size, 1.0)) <= most
               for precision, most in (('float32', 1e-6), ('float64', 1e-10)))
    if not same or asked(old) != asked(new):
        print(f'{PAGE.name}: PyTorch {torch.__version__} gives another', file=sys.stderr)
        return False
    return True


def check_printed():
    """Whether PyTorch prints tensors as it did."""
    same = PRINTED.read_text() == printed_text()
    if not same:
        print(f'{PRINTED.name}: PyTorch {torch.__version__} gives another', file=sys.stderr)
    return same


def check_schedules():
    """Whether PyTorch's schedulers say what they did."""
    same = SCHEDULES.read_text() == schedules_text()
    if not same:
        print(f'{SCHEDULES.name}: PyTorch {torch.__version__} gives another', file=sys.stderr)
    return same


def check_planted():
    """Whether every planted bug prints what it did."""
    old, new = json.loads(PLANTED.read_text()), json.loads(planted_text(planted_record()))
    runs = [[{key: run[key] for key in run if key != 'losses'} for run in record['runs']] for record in (old, new)]
    wrong = [run['name'] for run, again in zip(old['runs'], new['runs'])
             if gap(run['losses'], again['losses'], lambda size: max(size, 1.0)) > 1e-6]
    if runs[0] != runs[1] or wrong:
        print(f'{PLANTED.name}: PyTorch {torch.__version__} gives another {", ".join(wrong)}', file=sys.stderr)
    return runs[0] == runs[1] and not wrong


def condition(name, case):
    """Print the case's length, first and last loss, and the gaps to float64: relative of losses, else absolute."""
    single, double = trace(name, case), trace(name, case, torch.float64)
    gaps = (gap(single[key], double[key], lambda size: (size or 1.0) if key == 'losses' else 1.0) for key in MEASURED)
    losses = single['losses']
    print(f'{name:28}{len(losses):4}{losses[0]:9.4f}{losses[-1]:9.4f}', *(f'{value:9.1e}' for value in gaps))
    return True


# ---- Random experiments ----

def judge(record):
    """Build the C++ tests and have them judge the core by a record: {number of the experiment: its test's report}."""
    folder = ROOT / 'build' / 'random'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'experiments.json').write_text(record)
    for command in ('cmake --preset debug', 'cmake --build --preset debug --target momentum_tests'):
        subprocess.run(command.split(), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([ROOT / 'build/debug/cpp/tests/momentum_tests', '--gtest_filter=PyTorch/RandomExperiments.*',
                    f'--gtest_output=json:{folder}/report.json'], stdout=subprocess.DEVNULL,
                   env=os.environ | {'MOMENTUM_RANDOM_RECORD': str(folder / 'experiments.json')})
    tests = json.loads((folder / 'report.json').read_text())['testsuites'][0]['testsuite']
    return {int(test['name'].rpartition('_')[2]): test for test in tests}


def judge_and_report(seed, experiments):
    """Print each failure and a summary; returns whether there was no failure."""
    reports, times, failed = judge(record_text(seed, experiments)), {}, 0
    for experiment in experiments:
        report = reports[experiment['number']]
        kind, far = experiment['options']['optimizer']['type'], float(report['times_as_far'])
        times.setdefault(kind, []).append(far)
        if 'failures' in report:
            failed += 1
            why = '; '.join(failure['failure'].partition('\n')[2] for failure in report['failures'])
            print(f'{kind}: {why}\n  scripts/reference.py --random --seed {seed} --only {experiment["number"]}')
    judged, steps = (sum(map(count, experiments)) for count in (lambda e: len(e['losses']), lambda e: e['steps']))
    print(f'{judged} of {steps} steps judged: before float32 diverged or left float64')
    print('Times as far from float64 as PyTorch in float32 (experiments, median, worst):')
    for kind, values in sorted(times.items()):
        print(f'  {kind:8}{len(values):5}{median(values):9.2g}{max(values):9.2g}')
    print(f'{len(experiments) - failed} passed, {failed} failed')
    return failed == 0


def random_experiments(seed, numbers, write_record):
    print(f'Seed {seed}, {len(numbers)} experiments', flush=True)
    experiments = [measure(number, draw_case(seed, number), whole=not write_record) for number in numbers]
    if not write_record:
        return judge_and_report(seed, experiments)
    (FOLDER / 'random' / 'experiments.json').write_text(record_text(seed, experiments))
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--check', dest='act', action='store_const', const=check, default=write)
    parser.add_argument('--page', action='store_true')
    parser.add_argument('--planted', action='store_true')
    parser.add_argument('--condition', dest='act', action='store_const', const=condition)
    parser.add_argument('--random', action='store_true')
    parser.add_argument('--count', type=int, default=200)
    parser.add_argument('--seed', type=int, default=Random().randrange(10**6))
    parser.add_argument('--only', type=int)
    parser.add_argument('--write', action='store_true')
    arguments = parser.parse_args()
    act = arguments.act
    torch.set_num_threads(1)
    if arguments.random:
        numbers = range(arguments.count) if arguments.only is None else [arguments.only]
        return 0 if random_experiments(arguments.seed, numbers, arguments.write) else 1
    if arguments.page:
        PAGE.write_text(page_text(page_record(trace)))
        PRINTED.write_text(printed_text())
        return 0
    if arguments.planted:
        PLANTED.write_text(planted_text(planted_record()))
        return 0
    stray = {path.stem for path in FOLDER.glob('*.json')} ^ CASES.keys() if act is check else set()
    if stray:
        sys.exit(f'not both in cases.py and on disk: {", ".join(sorted(stray))}')
    done = [act(name, case) for name, case in CASES.items()]
    if act is write:
        SCHEDULES.write_text(schedules_text())
    others = check_page, check_printed, check_schedules, check_planted
    return 0 if all([*done, act is not check or all(other() for other in others)]) else 1


if __name__ == '__main__':
    sys.exit(main())
