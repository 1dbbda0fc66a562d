# Momentum Lab: digits 8 × 8, seed 22, two runs from one start
import copy, torch
from torch import nn, optim

torch.manual_seed(22)
with open('data.csv', encoding='utf-8-sig') as file:
    rows = [[float(cell) for cell in line.split(',')] for line in list(file)[1:]]
table = torch.tensor(rows)
x, y = table[:, :64], table[:, 64].long()
start = nn.Sequential(
    nn.Linear(64, 16), nn.ReLU(),
    nn.Linear(16, 10))
criterion = nn.CrossEntropyLoss()
state = torch.get_rng_state()

def batches():
    torch.set_rng_state(state)
    while True:
        yield from torch.randperm(len(x)).split(128)

for name, gamma in [('Plain GD', 0), ('Momentum', 0.9)]:
    net = copy.deepcopy(start)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=gamma)
    for step, rows in zip(range(40), batches()):
        loss = criterion(net(x[rows]), y[rows])
        if step % 5 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
