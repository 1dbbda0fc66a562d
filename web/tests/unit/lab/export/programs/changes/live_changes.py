# Momentum Lab: learnable labels, seed 22, two runs from one start
import copy, torch
from torch import nn, optim

def change_2(step, net, opt, schedule):
    if step == 20:
        opt.param_groups[0].update(lr=0.05)
    if step == 30:
        opt.param_groups[0].update(momentum=0.5)
    if step == 40:
        opt.param_groups[0].update(lr=0.01)

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

for name, gamma, change in [('Plain GD', 0, None), ('Momentum', 0.9, change_2)]:
    net = copy.deepcopy(start)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=gamma)
    schedule = None
    for step in range(61):
        if change:
            change(step, net, opt, schedule)
        loss = criterion(net(x), y)
        if step % 10 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
