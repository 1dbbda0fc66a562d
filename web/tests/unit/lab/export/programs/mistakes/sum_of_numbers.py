# Momentum Lab: numbers to learn, seed 22
import torch
from torch import nn, optim

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.rand(500, 3)
teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
y = ((x - 0.5).double() @ teacher.double()).float()
net = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))
criterion = nn.MSELoss(reduction='sum')

def batches():
    while True:
        yield from torch.randperm(len(x)).split(96)

opt = optim.SGD(net.parameters(), lr=0.0001)
for step, rows in zip(range(30), batches()):
    loss = criterion(net(x[rows]), y[rows])
    if step % 5 == 0:
        print(f'{step:4} {loss.item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
