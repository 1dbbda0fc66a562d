# Momentum Lab: iris, seed 22
import torch
from torch import nn, optim
from torch.utils.data import DataLoader

torch.manual_seed(22)
with open('data.csv', encoding='utf-8-sig') as file:
    rows = [[float(cell) for cell in line.split(',')] for line in list(file)[1:]]
table = torch.tensor(rows)
x, y = table[:, :4], table[:, 4].long()
net = nn.Sequential(
    nn.Linear(4, 8), nn.Tanh(),
    nn.Linear(8, 3))
criterion = nn.CrossEntropyLoss()

def batches():
    while True:
        yield from DataLoader(range(len(x)), 32, shuffle=True)

opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for step, rows in zip(range(30), batches()):
    loss = criterion(net(x[rows]), y[rows])
    if step % 5 == 0:
        print(f'{step:4} {loss.item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
