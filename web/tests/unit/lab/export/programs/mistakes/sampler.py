# Momentum Lab: learnable labels, seed 22, three runs from one start
import copy, torch
from torch import nn, optim
from torch.utils.data import DataLoader

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
y = ((x - 0.5).double() @ teacher.double()).argmax(1)
start = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))
criterion = nn.CrossEntropyLoss()
state = torch.get_rng_state()

def batches(order):
    torch.set_rng_state(state)
    while True:
        yield from order()

for name, order, optimizer in [
    ('Plain GD',
     lambda: torch.arange(len(x)).split(96),
     lambda net: optim.SGD(net.parameters(), lr=0.1)),
    ('Momentum',
     lambda: DataLoader(range(len(x)), 96, shuffle=True),
     lambda net: optim.SGD(net.parameters(), lr=0.1, momentum=0.9)),
    ('Nesterov',
     lambda: torch.randperm(len(x)).split(96),
     lambda net: optim.SGD(net.parameters(), lr=0.1, momentum=0.9, nesterov=True))]:
    net = copy.deepcopy(start)
    opt = optimizer(net)
    for step, rows in zip(range(30), batches(order)):
        loss = criterion(net(x[rows]), y[rows])
        if step % 5 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
