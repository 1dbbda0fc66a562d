# Momentum Lab: learnable labels, seed 22, four runs
import torch
from torch import nn, optim

def tested_share(y, total, seed):
    """Marks samples for the test: of each label its share, the largest remainders one more, never its last."""
    counts = y.bincount().tolist()
    left = [min(total * count // len(y), max(count - 1, 0)) for count in counts]
    order = sorted(range(len(counts)), key=lambda label: -(total * counts[label] % len(y)))
    while sum(left) < total:
        for label in order:
            left[label] += sum(left) < total and left[label] < counts[label] - 1
    tested = torch.zeros(len(y), dtype=torch.bool)
    for row in torch.randperm(len(y), generator=torch.Generator().manual_seed(seed)):
        tested[row] = left[y[row]] > 0
        left[y[row]] -= 1
    return tested

def start_1():
    torch.manual_seed(22)
    net = nn.Sequential(
        nn.Linear(20, 13), nn.ReLU(),
        nn.Linear(13, 8), nn.Sigmoid(),
        nn.Linear(8, 3))
    x = torch.rand(500, 20)
    y = torch.randint(0, 3, (500,))
    teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
    y = ((x - 0.5).double() @ teacher.double()).argmax(1)
    tested = tested_share(y, 100, 23)
    x_test, y_test = x[tested], y[tested]
    x, y = x[~tested], y[~tested]
    return x, y, x_test, y_test, net

def start_2():
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(22)
    net = nn.Sequential(
        nn.Linear(20, 13), nn.ReLU(),
        nn.Linear(13, 8), nn.Sigmoid(),
        nn.Linear(8, 3))
    net.float()
    x = torch.rand(500, 20)
    y = torch.randint(0, 3, (500,))
    x = x.float()
    teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
    y = ((x - 0.5).double() @ teacher.double()).argmax(1)
    tested = tested_share(y, 100, 23)
    x_test, y_test = x[tested], y[tested]
    x, y = x[~tested], y[~tested]
    torch.set_default_dtype(torch.float32)  # drawn in float64, trained in float32
    return x, y, x_test, y_test, net

def start_3():
    torch.manual_seed(22)
    x = torch.rand(500, 20)
    y = torch.randint(0, 3, (500,))
    teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
    y = ((x - 0.5).double() @ teacher.double()).argmax(1)
    tested = tested_share(y, 100, 23)
    x_test, y_test = x[tested], y[tested]
    x, y = x[~tested], y[~tested]
    net = nn.Sequential(
        nn.Linear(20, 13, bias=False), nn.ReLU(),
        nn.Linear(13, 8, bias=False), nn.Sigmoid(),
        nn.Linear(8, 3, bias=False))
    return x, y, x_test, y_test, net

def start_4():
    torch.manual_seed(22)
    x = torch.rand(500, 20)
    y = torch.randint(0, 3, (500,))
    teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
    y = ((x - 0.5).double() @ teacher.double()).argmax(1)
    tested = tested_share(y, 100, 23)
    x_test, y_test = x[tested], y[tested]
    x, y = x[~tested], y[~tested]
    net = nn.Sequential(
        nn.Linear(20, 13), nn.ReLU(),
        nn.Linear(13, 8), nn.Sigmoid(),
        nn.Linear(8, 3))
    return x, y, x_test, y_test, net

criterion = nn.CrossEntropyLoss()

def batches():
    while True:
        yield from torch.randperm(len(x)).split(96)

for name, start, optimizer in [
    ('Plain GD', start_1, lambda net: optim.SGD(net.parameters(), lr=0.1)),
    ('Momentum', start_2, lambda net: optim.SGD(net.parameters(), lr=0.1, momentum=0.9)),
    ('Nesterov',
     start_3,
     lambda net: optim.SGD(net.parameters(), lr=0.1, momentum=0.9, nesterov=True)),
    ('Adam', start_4, lambda net: optim.Adam(net.parameters(), lr=0.01))]:
    x, y, x_test, y_test, net = start()
    opt = optimizer(net)
    for step, rows in zip(range(30), batches()):
        loss = criterion(net(x[rows]), y[rows])
        if step % 5 == 0:
            print(f'{name} {step:4} {loss.item():.4f} {criterion(net(x_test), y_test).item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
