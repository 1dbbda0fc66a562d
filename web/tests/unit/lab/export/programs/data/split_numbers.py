# Momentum Lab: numbers to learn, seed 22
import torch
from torch import nn, optim

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.rand(500, 3)
teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
y = ((x - 0.5).double() @ teacher.double()).float()
order = torch.randperm(len(x), generator=torch.Generator().manual_seed(23))
tested = torch.zeros(len(x), dtype=torch.bool)
tested[order[:150]] = True
x_test, y_test = x[tested], y[tested]
x, y = x[~tested], y[~tested]
net = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))
criterion = nn.MSELoss()

opt = optim.SGD(net.parameters(), lr=0.1)
for step in range(31):
    loss = criterion(net(x), y)
    if step % 5 == 0:
        print(f'{step:4} {loss.item():.4f} {criterion(net(x_test), y_test).item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
