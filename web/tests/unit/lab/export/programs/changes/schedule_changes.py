# Momentum Lab: learnable labels, seed 22, two runs from one start
import copy, math, torch
from torch import nn, optim

def lr_at_1(step):
    if step < 20:
        return 0.1
    return 0.1 * 0.75 ** (step // 10)

def lr_at_2(step):
    if step < 30:
        return 0.1 * (1 + math.cos(math.pi * step / 40)) / 2
    if step < 80:
        return 0.1 * (1 / 3 + 2 / 3 * step / 80)
    return 0.1

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

for name, gamma, scheduler in [
    ('Plain GD', 0, lambda opt: optim.lr_scheduler.LambdaLR(opt, lr_at_1)),
    ('Momentum', 0.9, lambda opt: optim.lr_scheduler.LambdaLR(opt, lr_at_2))]:
    net = copy.deepcopy(start)
    opt = optim.SGD(net.parameters(), lr=1, momentum=gamma)
    schedule = scheduler(opt)
    for step in range(61):
        loss = criterion(net(x), y)
        if step % 10 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        schedule.step()
        opt.zero_grad()
