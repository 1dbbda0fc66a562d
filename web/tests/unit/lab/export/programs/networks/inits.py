# Momentum Lab: learnable labels, seed 22, two runs from one start
import copy, torch
from torch import nn, optim

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
y = ((x - 0.5).double() @ teacher.double()).argmax(1)
start = nn.Sequential(
    nn.Linear(20, 9), nn.SiLU(),
    nn.Linear(9, 7), nn.Softplus(),
    nn.Linear(7, 6), nn.ELU(),
    nn.Linear(6, 5), nn.LeakyReLU(),
    nn.Linear(5, 3))
for layer in start:
    if isinstance(layer, nn.Linear):
        nn.init.xavier_uniform_(layer.weight)
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
