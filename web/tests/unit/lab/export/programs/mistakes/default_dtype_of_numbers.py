# Momentum Lab: numbers to learn, seed 22
import torch
from torch import nn, optim

torch.set_default_dtype(torch.float64)
torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.rand(500, 3)
x, y = x.float(), y.float()
teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
y = ((x - 0.5).double() @ teacher.double()).float()
net = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))
net.float()
torch.set_default_dtype(torch.float32)  # drawn in float64, trained in float32
criterion = nn.MSELoss()

opt = optim.SGD(net.parameters(), lr=0.05)
for step in range(41):
    loss = criterion(net(x), y)
    if step % 5 == 0:
        print(f'{step:4} {loss.item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
