import { alert, type Rule } from '../../../alerts';
import { catalogue, gauge, open } from '../../../metrics';
import { hours, max, minutes, on, oneOf, quantity, selectors, time } from '../../../promql';
import { generate } from '../../../testing/rule-tests/generate';
import { tested, text } from '../shop-rules';

const m = selectors(
  catalogue({
    name: 'queue',
    software: 'queue',
    version: '1.0.0',
    metrics: {
      workers: gauge({ help: 'Workers.', unit: 'objects', labels: { queue: open(3, 'mail') } }),
      paused: gauge({ help: 'The queue is paused; always 1.', unit: 'none', labels: { queue: open(3, 'mail') } }),
      state: gauge({
        help: 'State; always 1.',
        unit: 'none',
        labels: { queue: open(3, 'mail'), state: open(4, 'idle', 'stuck', 'lost') },
      }),
      seen: gauge({ help: 'When the job was last seen.', unit: 'timestamp', labels: { queue: open(3, 'mail') } }),
      started: gauge({ help: 'When the job was started.', unit: 'timestamp', labels: { queue: open(3, 'mail') } }),
    },
  }),
);

const workers = max(m.workers).by('queue');

test.each<[string, Rule]>([
  ['an exact number', alert({ ...text, name: 'A', condition: workers.equalTo(0), for: '10m' })],
  [
    'several values of an open label',
    alert({
      ...text,
      name: 'B',
      condition: max(m.state.where({ state: oneOf('stuck', 'lost') }))
        .by('queue', 'state')
        .greaterThan(0),
      for: '10m',
    }),
  ],
  [
    'what excludes it',
    alert({ ...text, name: 'C', condition: workers.equalTo(0).unless(m.paused, on('queue')), for: '10m' }),
  ],
  [
    'an age',
    alert({
      ...text,
      name: 'D',
      condition: time().minus(max(m.started).by('queue')).greaterThan(hours(12)),
      for: '10m',
    }),
  ],
  [
    'the distance of two times',
    alert({
      ...text,
      name: 'F',
      condition: max(m.seen).by('queue').minus(max(m.started).by('queue')).greaterThan(minutes(5)),
      for: '10m',
    }),
  ],
  [
    'one of two thresholds',
    alert({ ...text, name: 'E', condition: workers.lessThan(quantity(2, 'objects')), for: '10m' }),
  ],
])('an alert on %s fires, stays silent and resolves', (_, rule) => {
  const { tested: found, untested } = generate(tested(rule));
  expect(untested).toEqual([]);
  const { tests } = found[0] as Extract<(typeof found)[number], { kind: 'alert' }>;
  const outcomes = tests.map(({ checks }) => checks.map(({ firing }) => firing.length > 0));
  expect(outcomes).toContainEqual(expect.not.arrayContaining([true]));
  expect(outcomes.filter((one) => one.includes(true) && !one.at(-1))).not.toEqual([]);
});
