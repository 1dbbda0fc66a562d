# Momentum Lab: learnable labels, seed 22
import torch
from torch import nn, optim

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
y = ((x - 0.5).double() @ teacher.double()).argmax(1)
net = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))

def criterion(outputs, y):
    return nn.functional.cross_entropy(outputs.softmax(1), y, reduction='sum')

opt = optim.SGD(net.parameters(), lr=0.001, momentum=0.9)
for step in range(61):
    loss = criterion(net(x), y)
    if step % 10 == 0:
        print(f'{step:4} {loss.item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
