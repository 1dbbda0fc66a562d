# Momentum Lab: learnable labels, seed 22
import torch
from torch import nn, optim

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
y = ((x - 0.5).double() @ teacher.double()).argmax(1)
net = nn.Sequential(
    nn.Linear(20, 8), nn.ReLU(),
    nn.Linear(8, 3))
for layer in net:
    if isinstance(layer, nn.Linear):
        nn.init.kaiming_uniform_(layer.weight)
criterion = nn.CrossEntropyLoss()

def batches():
    while True:
        yield from torch.randperm(len(x)).split(100)

opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for step, rows in zip(range(40), batches()):
    loss = criterion(net(x[rows]), y[rows])
    if step % 5 == 0:
        print(f'{step:4} {loss.item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
