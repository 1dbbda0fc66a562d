# Momentum Lab: learnable labels, seed 22, two runs from one start
import copy, torch
from torch import nn, optim

def change_2(step, net, opt, schedule):
    if step == 5:
        with torch.no_grad():
            net[0].weight[0, 3] = 0.75

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
state = torch.get_rng_state()

def batches():
    torch.set_rng_state(state)
    while True:
        yield from torch.randperm(len(x)).split(96)

for name, gamma, change in [('Plain GD', 0, None), ('Momentum ✎', 0.9, change_2)]:
    net = copy.deepcopy(start)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=gamma)
    schedule = None
    for step, rows in zip(range(30), batches()):
        if change:
            change(step, net, opt, schedule)
        loss = criterion(net(x[rows]), y[rows])
        if step % 5 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
