# Momentum Lab: learnable labels, seed 22
import torch
from torch import nn, optim

class Momentum(optim.Optimizer):
    # pytorch: v <- gamma*v + g, w <- w - lr*v
    def __init__(self, params, **options):
        super().__init__(params, {'momentum': 0, 'convention': 'pytorch', 'dampening': 0, 'stale_buffer': False, **options})

    @torch.no_grad()
    def step(self):
        o = self.param_groups[0]
        lr, gamma = o['lr'], o['momentum']
        for w in o['params']:
            g = w.grad
            state = self.state[w]
            v = state.setdefault('v', torch.zeros_like(w))
            first = state.get('first', True)
            share = 1 if first else 1 - o['dampening']
            w.add_(v, alpha=-lr)  # by the velocity of the update before
            v.mul_(gamma).add_(g, alpha=share)
            state['first'] = False

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

opt = Momentum(net.parameters(), lr=0.02, momentum=0.9, dampening=0.2, stale_buffer=True)
for step in range(61):
    loss = criterion(net(x), y)
    if step % 10 == 0:
        print(f'{step:4} {loss.item():.4f}')
    loss.backward()
    opt.step()
    opt.zero_grad()
