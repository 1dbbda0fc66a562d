# Momentum Lab: learnable labels, seed 22
import math, torch
from torch import nn, optim

class Momentum(optim.Optimizer):
    # average: v <- gamma*v + (1 - gamma)*g, w <- w - lr*v
    # classical: v <- gamma*v - lr*g, w <- w + v
    # pytorch: v <- gamma*v + g, w <- w - lr*v
    def __init__(self, params, **options):
        super().__init__(params, {'momentum': 0, 'convention': 'pytorch', **options})

    @torch.no_grad()
    def step(self):
        o = self.param_groups[0]
        lr, gamma, convention = o['lr'], o['momentum'], o['convention']
        for w in o['params']:
            g = w.grad
            state = self.state[w]
            v = state.setdefault('v', torch.zeros_like(w))
            unit = {'average': 1 - gamma, 'classical': -lr, 'pytorch': 1}[convention]
            if state.get('convention', convention) != convention:
                factor = unit / state['unit'] if state['unit'] else math.inf
                v.mul_(factor) if math.isfinite(factor) else v.zero_()
            share = 1 - gamma if convention == 'average' else 1
            share = -lr * share if convention == 'classical' else share
            v.mul_(gamma).add_(g, alpha=share)
            w.add_(v, alpha=1 if convention == 'classical' else -lr)
            state.update(unit=unit, convention=convention)

torch.manual_seed(22)
x = torch.rand(500, 20)
y = torch.randint(0, 3, (500,))
teacher = torch.rand(20, 3, generator=torch.Generator().manual_seed(1)) - 0.5
y = ((x - 0.5).double() @ teacher.double()).argmax(1)
net = nn.Sequential(
    nn.Linear(20, 13), nn.ReLU(),
    nn.Linear(13, 8), nn.Sigmoid(),
    nn.Linear(8, 3))
criterion = nn.CrossEntropyLoss()

opt = Momentum(net.parameters(), lr=0.1, momentum=0.9)
for step in range(61):
    if step == 15:
        opt.param_groups[0].update(convention='classical')
    if step == 20:
        opt.param_groups[0].update(lr=0.05)
    if step == 30:
        opt.param_groups[0].update(convention='average')
    loss = criterion(net(x), y)
    if step % 10 == 0:
        print(f'{step:4} {loss.item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
