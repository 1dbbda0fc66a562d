# Momentum Lab: the article, seed 22, two runs from one start
import copy, torch
from torch import nn, optim

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
start = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))
criterion = nn.CrossEntropyLoss()

for name, gamma in [('Plain GD', 0), ('Momentum', 0.9)]:
    net = copy.deepcopy(start)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=gamma)
    for step in range(1001):
        loss = criterion(net(x), y)
        if step % 100 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
