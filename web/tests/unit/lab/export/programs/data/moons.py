# Momentum Lab: two moons, seed 22, two runs from one start
import copy, math, torch
from torch import nn, optim

torch.manual_seed(22)
u = torch.rand(90, 4, generator=torch.Generator().manual_seed(22)).double()
a = u[:, 0]
radius, turn = (-2 * torch.log(1 - u[:, 2])).sqrt(), 2 * math.pi * u[:, 3]
p = radius * turn.cos()
q = radius * turn.sin()
y = torch.arange(90) % 2
x1 = (1 - 2 * y) * torch.cos(math.pi * a) + y - 0.5
x2 = (1 - 2 * y) * (torch.sin(math.pi * a) - 0.25)
x = torch.stack([x1 + 0.2 * p, x2 + 0.2 * q], 1).float()
start = nn.Sequential(
    nn.Linear(2, 8), nn.Tanh(),
    nn.Linear(8, 8), nn.Tanh(),
    nn.Linear(8, 2))
criterion = nn.CrossEntropyLoss()

for name, gamma in [('Plain GD', 0), ('Momentum', 0.9)]:
    net = copy.deepcopy(start)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=gamma)
    for step in range(61):
        loss = criterion(net(x), y)
        if step % 10 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
