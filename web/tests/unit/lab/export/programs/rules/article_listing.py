# Momentum Lab: random labels, seed 22
import torch
from torch import nn, optim

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
net = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))
criterion = nn.CrossEntropyLoss()

opt = optim.SGD([net[0].weight], lr=10)
for step in range(21):
    loss = criterion(net(x), y)
    if step % 2 == 0:
        print(f'{step:4} {loss.item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
