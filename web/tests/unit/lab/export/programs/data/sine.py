# Momentum Lab: noisy sine, seed 22, two runs from one start
import copy, math, torch
from torch import nn, optim

torch.manual_seed(22)
u = torch.rand(80, 4, generator=torch.Generator().manual_seed(22)).double()
a = u[:, 0]
radius, turn = (-2 * torch.log(1 - u[:, 2])).sqrt(), 2 * math.pi * u[:, 3]
p = radius * turn.cos()
x = (2 * a - 1).unsqueeze(1)
y = (torch.sin(1.5 * math.pi * x) + 0.1 * p.unsqueeze(1)).float()
x = x.float()
start = nn.Sequential(
    nn.Linear(1, 16), nn.Tanh(),
    nn.Linear(16, 1))
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
