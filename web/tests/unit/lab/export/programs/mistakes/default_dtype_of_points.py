# Momentum Lab: two moons, seed 22
import math, torch
from torch import nn, optim

torch.set_default_dtype(torch.float64)
torch.manual_seed(22)
net = nn.Sequential(
    nn.Linear(2, 8), nn.Tanh(),
    nn.Linear(8, 2))
for layer in net:
    if isinstance(layer, nn.Linear):
        nn.init.xavier_uniform_(layer.weight)
net.float()
torch.set_default_dtype(torch.float32)  # drawn in float64, trained in float32
u = torch.rand(300, 4, generator=torch.Generator().manual_seed(22)).double()
a = u[:, 0]
radius, turn = (-2 * torch.log(1 - u[:, 2])).sqrt(), 2 * math.pi * u[:, 3]
p = radius * turn.cos()
q = radius * turn.sin()
y = torch.arange(300) % 2
x1 = (1 - 2 * y) * torch.cos(math.pi * a) + y - 0.5
x2 = (1 - 2 * y) * (torch.sin(math.pi * a) - 0.25)
x = torch.stack([x1 + 0.15 * p, x2 + 0.15 * q], 1).float()
criterion = nn.CrossEntropyLoss()

opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for step in range(41):
    loss = criterion(net(x), y)
    if step % 5 == 0:
        print(f'{step:4} {loss.item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
