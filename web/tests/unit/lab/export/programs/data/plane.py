# Momentum Lab: plane, seed 22, two runs from one start
import copy, math, torch
from torch import nn, optim

torch.manual_seed(22)
u = torch.rand(80, 4, generator=torch.Generator().manual_seed(22)).double()
a = u[:, 0]
b = u[:, 1]
radius, turn = (-2 * torch.log(1 - u[:, 2])).sqrt(), 2 * math.pi * u[:, 3]
p = radius * turn.cos()
x1, x2 = 2 * a - 1, 0.25 * (2 * b - 1)
x = torch.stack([x1, x2], 1).float()
y = (0.5 + x1 - 2 * x2 + 0.1 * p).unsqueeze(1).float()
start = nn.Sequential(
    nn.Linear(2, 4), nn.GELU(),
    nn.Linear(4, 1))
criterion = nn.MSELoss()

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
