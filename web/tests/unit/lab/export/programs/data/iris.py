# Momentum Lab: iris, seed 22, two runs from one start
import copy, torch
from torch import nn, optim

torch.manual_seed(22)
with open('data.csv', encoding='utf-8-sig') as file:
    rows = [[float(cell) for cell in line.split(',')] for line in list(file)[1:]]
table = torch.tensor(rows)
x, y = table[:, :4], table[:, 4].long()
start = nn.Sequential(
    nn.Linear(4, 8), nn.Tanh(),
    nn.Linear(8, 3))
criterion = nn.CrossEntropyLoss()

for name, gamma in [('Plain GD', 0), ('Momentum', 0.9)]:
    net = copy.deepcopy(start)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=gamma)
    for step in range(61):
        loss = criterion(net(x), y)
        if step % 10 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
