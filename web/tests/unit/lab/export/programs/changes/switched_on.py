# Momentum Lab: learnable labels, seed 22, two runs from one start
import copy, torch
from torch import nn, optim

def change_1(step, net, opt, schedule):
    if step == 20:
        opt.param_groups[0].update(amsgrad=True)
        for state in opt.state.values():
            state.setdefault('max_exp_avg_sq', torch.zeros_like(state['exp_avg_sq']))

def change_2(step, net, opt, schedule):
    if step == 20:
        opt.param_groups[0].update(momentum=0.5)
        for state in opt.state.values():
            state.setdefault('momentum_buffer', torch.zeros_like(state['square_avg']))
    if step == 30:
        opt.param_groups[0].update(centered=True)
        for state in opt.state.values():
            state.setdefault('grad_avg', torch.zeros_like(state['square_avg']))

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

for name, optimizer, change in [
    ('AMSGrad', lambda net: optim.Adam(net.parameters(), lr=0.01), change_1),
    ('RMSprop', lambda net: optim.RMSprop(net.parameters(), lr=0.001), change_2)]:
    net = copy.deepcopy(start)
    opt = optimizer(net)
    schedule = None
    for step in range(51):
        if change:
            change(step, net, opt, schedule)
        loss = criterion(net(x), y)
        if step % 5 == 0:
            print(f'{name} {step:4} {loss.item():.4f}')
        loss.backward()
        opt.step()
        opt.zero_grad()
