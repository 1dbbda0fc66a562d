# Momentum Lab: learnable labels, seed 22, two runs from one start
import copy, torch
from torch import nn, optim

def lr_at(step):
    if step < 20:
        return 0.1 * 0.99 ** step
    if step < 40:
        return 0.01 * 0.99 ** step
    return 0.001 * 0.99 ** step

def change_1(step, net, opt, schedule):
    if step == 20:
        opt = optim.Adam(net.parameters(), lr=1)
        schedule = optim.lr_scheduler.LambdaLR(opt, lambda step: lr_at(step + 20))
    if step == 40:
        opt = optim.RMSprop(net.parameters(), lr=1, momentum=0.9)
        schedule = optim.lr_scheduler.LambdaLR(opt, lambda step: lr_at(step + 40))
    return opt, schedule

def change_2(step, net, opt, schedule):
    if step == 30:
        opt = optim.Adagrad(net.parameters(), lr=0.01, eps=1e-8)
    return opt, schedule

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

for name, optimizer, scheduler, change in [
    ('RMSprop',
     lambda net: optim.SGD(net.parameters(), lr=1, momentum=0.9),
     lambda opt: optim.lr_scheduler.LambdaLR(opt, lr_at),
     change_1),
    ('Adagrad', lambda net: optim.Adam(net.parameters(), lr=0.01), lambda opt: None, change_2)]:
    net = copy.deepcopy(start)
    opt = optimizer(net)
    schedule = scheduler(opt)
    for step in range(61):
        if change:
            opt, schedule = change(step, net, opt, schedule)
        loss = criterion(net(x), y)
        if step % 10 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        if schedule:
            schedule.step()
        opt.zero_grad()
