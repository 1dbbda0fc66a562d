// SPDX-License-Identifier: MIT
/** Links whose programs scripts/reference.py --exports runs in PyTorch: every rule, every schedule, every kind of data. */

/** Gentle enough for rounding to stay small. */
export const EXPERIMENTS: Readonly<Record<string, string>> = {
  'data/article': 'data=random&steps=100',
  'data/article_long': 'data=random&steps=1000',
  'data/numbers': 'data=values&a.lr=0.05&b.lr=0.05&steps=60',
  'data/moons': 'data=moons&net=8tanh-8tanh&samples=90&data_noise=0.2&steps=60',
  'data/circles': 'data=circles&net=8tanh&factor=0.3&samples=80&steps=60',
  'data/spirals': 'data=spirals&net=8tanh&arms=3&samples=90&data_seed=7&steps=60',
  'data/xor': 'data=xor&net=8tanh&samples=80&steps=60',
  'data/blobs': 'data=blobs&net=4identity&classes=5&samples=80&steps=60',
  'data/sine': 'data=sine&net=16tanh&samples=80&steps=60',
  'data/plane': 'data=plane&net=4gelu&samples=80&steps=60',
  'data/iris': 'data=iris&net=8tanh&steps=60',
  'data/digits_batches': 'data=digits&net=16relu&batch=128&steps=40',
  'data/short_last_batch': 'data=learnable&batch=96&steps=30',
  'data/split': 'data=learnable&test=split&test_share=0.25&test_seed=9&batch=50&steps=40',
  'data/split_numbers': 'data=values&test=split&test_share=0.3&runs=a&steps=30',
  'data/large_seed': 'data=random&seed=4294967318&runs=b&steps=20',
  'rules/article_listing': 'data=random&runs=a&a.params=linear1.weight&a.lr=10&steps=20',
  'rules/one_run': 'data=learnable&runs=b&steps=60',
  'rules/learnable_three': 'data=learnable&runs=abc&steps=60',
  'rules/every_rule': 'data=learnable&runs=adef&steps=60',
  'rules/adam_options':
    'data=learnable&runs=d&d.beta1=0.8&d.beta2=0.95&d.eps=0.001&d.amsgrad=true&d.weight_decay=0.01&steps=60',
  'rules/rmsprop_options':
    'data=learnable&runs=e&e.alpha=0.9&e.momentum=0.5&e.centered=true&e.lr=0.001&steps=40',
  'rules/adagrad_options':
    'data=learnable&runs=f&f.lr_decay=0.01&f.initial_accumulator_value=0.1&f.maximize=false&steps=60',
  'rules/sgd_options':
    'data=learnable&runs=abc&a.weight_decay=0.01&b.dampening=0.3&c.maximize=true&c.lr=0.001&c.nesterov=true&steps=60',
  'rules/conventions':
    'data=learnable&runs=abc&a.momentum=0.9&b.convention=classical&c.convention=average&steps=60',
  'rules/classical_nesterov': 'data=learnable&runs=c&c.convention=classical&c.weight_decay=0.001&steps=60',
  'rules/kept_gradients': 'data=learnable&a.zero_grad=false&a.lr=0.002&steps=60',
  'rules/some_tensors':
    'data=learnable&runs=ab&a.params=linear1.weight,out.bias&b.params=out.weight&steps=60',
  'changes/average_changed':
    'data=learnable&runs=b&b.convention=average&b.momentum=0.9,0.5@20,0@30,0.9@40&steps=60',
  'changes/convention_changes':
    'data=learnable&runs=b&b.convention=pytorch,classical@15,average@30&b.lr=0.1,0.05@20&steps=60',
  'changes/live_changes': 'data=learnable&b.lr=0.1,0.05@20,0.01@40&b.momentum=0.9,0.5@30&steps=60',
  'changes/rule_changes':
    'data=learnable&runs=bd&b.rule=sgd,adam@20,rmsprop@40&b.lr=0.1,0.01@20,0.001@40&b.schedule=exponential&b.schedule.gamma=0.99&d.rule=adam,adagrad@30&steps=60',
  'changes/switched_on':
    'data=learnable&runs=de&d.amsgrad=false,true@20&e.momentum=0,0.5@20&e.centered=false,true@30&e.lr=0.001&steps=50',
  'changes/schedule_changes':
    'data=learnable&runs=ab&a.schedule=constant,step@20&a.schedule.step_size=10&a.schedule.gamma=0.75&b.schedule=cosine,constant@30&b.schedule.T_max=40&b.schedule.warmup_steps=0,80@30&steps=60',
  'changes/lr_under_schedule':
    'data=learnable&b.schedule=exponential&b.schedule.gamma=0.99&b.lr=0.1,0.05@20,0.2@40&steps=60',
  'changes/edits':
    'data=learnable&runs=b&b.edit=3:0.75,261:-2@10,280:1@10,408:3@60&b.lr=0.1,0.05@10&steps=60',
  'changes/edits_of_one': 'data=learnable&b.edit=3:0.75@5&batch=96&steps=30',
  'mistakes/softmax': 'data=learnable&b.softmax=1&test=split&test_share=0.25&steps=60',
  'mistakes/softmax_alone': 'data=learnable&runs=b&b.softmax=1&b.reduction=sum&b.lr=0.001&steps=60',
  'mistakes/sum': 'data=learnable&a.reduction=sum&a.lr=0.001&test=split&test_share=0.25&steps=60',
  'mistakes/sum_of_numbers': 'data=values&runs=a&a.reduction=sum&a.lr=0.0001&batch=96&steps=30',
  'mistakes/sampler': 'data=learnable&runs=abc&a.sampler=sequential&b.sampler=dataloader&batch=96&steps=30',
  'mistakes/iris_dataloader': 'data=iris&net=8tanh&runs=b&b.sampler=dataloader&batch=32&steps=30',
  'mistakes/default_dtype': 'data=random&a.default_dtype=float64&b.default_dtype=float64&steps=40',
  'mistakes/default_dtype_of_points':
    'data=moons&net=8tanh&runs=b&init=xavier_uniform&b.default_dtype=float64&b.net_first=1&steps=40',
  'mistakes/default_dtype_of_numbers': 'data=values&runs=a&a.default_dtype=float64&a.lr=0.05&steps=40',
  'mistakes/net_first': 'data=random&runs=b&b.net_first=1&batch=96&steps=40',
  'mistakes/bias': 'data=learnable&runs=b&b.bias=0&b.params=linear1.weight,out.weight&steps=60',
  'mistakes/starts':
    'data=learnable&runs=abcd&a.net_first=1&b.net_first=1&b.default_dtype=float64&c.bias=0&test=split&test_share=0.2&batch=96&steps=30',
  'mistakes/stale_buffer': 'data=learnable&runs=b&b.stale_buffer=1&b.dampening=0.2&b.lr=0.02&steps=60',
  'mistakes/stale_buffer_at_times':
    'data=learnable&runs=bc&b.stale_buffer=1,0@20&b.lr=0.02&c.convention=average&steps=60',
  'schedules/step_schedule':
    'data=learnable&a.schedule=step&a.schedule.step_size=20&a.schedule.gamma=0.5&steps=60',
  'schedules/same_schedule':
    'data=learnable&a.schedule=exponential&b.schedule=exponential&a.schedule.gamma=0.97&b.schedule.gamma=0.97&steps=60',
  'schedules/cosine_warmup':
    'data=learnable&runs=b&b.schedule=cosine&b.schedule.T_max=30&b.schedule.eta_min=0.01&b.schedule.warmup_steps=10&steps=60',
  'schedules/warmup':
    'data=learnable&runs=b&b.schedule.warmup_steps=30&b.schedule.warmup_start_factor=0.125&steps=60',
  'networks/inits': 'data=learnable&init=xavier_uniform&net=9silu-7softplus-6elu-5leaky_relu&steps=40',
  'networks/kaiming': 'data=learnable&init=kaiming_uniform&net=8relu&batch=100&runs=b&steps=40',
  'networks/zeros': 'data=learnable&init=zeros&steps=40',
  'networks/no_hidden_layer': 'data=learnable&net=none&steps=60',
};
