# Momentum Lab: learnable labels, seed 22, two runs from one start
import copy, math, torch
from torch import nn, optim

class Momentum(optim.Optimizer):
    # average: v <- gamma*v + (1 - gamma)*g, w <- w - lr*v
    # pytorch: v <- gamma*v + g, w <- w - lr*v
    def __init__(self, params, **options):
        super().__init__(params, {'momentum': 0, 'convention': 'pytorch', 'nesterov': False, 'stale_buffer': False, **options})

    @torch.no_grad()
    def step(self):
        o = self.param_groups[0]
        lr, gamma, convention = o['lr'], o['momentum'], o['convention']
        for w in o['params']:
            g = w.grad
            state = self.state[w]
            v = state.setdefault('v', torch.zeros_like(w))
            unit = {'average': 1 - gamma, 'pytorch': 1}[convention]
            if state.get('convention', convention) != convention:
                factor = unit / state['unit'] if state['unit'] else math.inf
                v.mul_(factor) if math.isfinite(factor) else v.zero_()
            share = 1 - gamma if convention == 'average' else 1
            if o['stale_buffer']:
                w.add_(v, alpha=-lr)  # by the velocity of the update before
            v.mul_(gamma).add_(g, alpha=share)
            ahead = gamma * v + share * g if o['nesterov'] else v
            if not o['stale_buffer']:
                w.add_(ahead, alpha=-lr)
            state.update(unit=unit, convention=convention)

def change_1(step, net, opt, schedule):
    if step == 20:
        opt.param_groups[0].update(stale_buffer=False)

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
    ('Momentum',
     lambda net: Momentum(net.parameters(), lr=0.02, momentum=0.9, stale_buffer=True),
     change_1),
    ('Nesterov',
     lambda net: Momentum(net.parameters(), lr=0.1, momentum=0.9, nesterov=True, convention='average'),
     None)]:
    net = copy.deepcopy(start)
    opt = optimizer(net)
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
