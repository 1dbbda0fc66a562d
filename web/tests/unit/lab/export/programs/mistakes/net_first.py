# Momentum Lab: random labels, seed 22
import torch
from torch import nn, optim

torch.manual_seed(22)
net = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
criterion = nn.CrossEntropyLoss()

def batches():
    while True:
        yield from torch.randperm(len(x)).split(96)

opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for step, rows in zip(range(40), batches()):
    loss = criterion(net(x[rows]), y[rows])
    if step % 5 == 0:
        print(f'{step:4} {loss.item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
