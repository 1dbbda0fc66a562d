# Momentum Lab: learnable labels, seed 22, two runs from one start
import copy, torch
from torch import nn, optim

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
y = ((x - 0.5).double() @ teacher.double()).argmax(1)
start = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))
criterion = nn.CrossEntropyLoss()

for name, optimizer, zero_grad in [
    ('Plain GD', lambda net: optim.SGD(net.parameters(), lr=0.002), False),
    ('Momentum', lambda net: optim.SGD(net.parameters(), lr=0.1, momentum=0.9), True)]:
    net = copy.deepcopy(start)
    opt = optimizer(net)
    for step in range(61):
        loss = criterion(net(x), y)
        if step % 10 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        if zero_grad:
            opt.zero_grad()
