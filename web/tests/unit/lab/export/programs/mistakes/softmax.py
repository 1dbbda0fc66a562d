# Momentum Lab: learnable labels, seed 22, two runs from one start
import copy, torch
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

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
y = ((x - 0.5).double() @ teacher.double()).argmax(1)
tested = tested_share(y, 125, 23)
x_test, y_test = x[tested], y[tested]
x, y = x[~tested], y[~tested]
start = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))

for name, criterion, gamma in [
    ('Plain GD', nn.CrossEntropyLoss(), 0),
    ('Momentum', lambda outputs, y: nn.functional.cross_entropy(outputs.softmax(1), y), 0.9)]:
    net = copy.deepcopy(start)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=gamma)
    for step in range(61):
        loss = criterion(net(x), y)
        if step % 10 == 0:
            print(f'{name} {step:4} {loss.item():.4f} {criterion(net(x_test), y_test).item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
