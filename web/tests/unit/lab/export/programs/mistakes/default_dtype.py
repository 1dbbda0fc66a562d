# Momentum Lab: random labels, seed 22, two runs from one start
import copy, torch
from torch import nn, optim

torch.set_default_dtype(torch.float64)
torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
x = x.float()
start = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))
start.float()
torch.set_default_dtype(torch.float32)  # drawn in float64, trained in float32
criterion = nn.CrossEntropyLoss()

for name, gamma in [('Plain GD', 0), ('Momentum', 0.9)]:
    net = copy.deepcopy(start)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=gamma)
    for step in range(41):
        loss = criterion(net(x), y)
        if step % 5 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
