import { formatIssue } from '../../../core/errors';
import { catalogue, closed, gauge, open, optional } from '../../../metrics';
import * as q from '../../../promql';
import { expressionIssues } from '../../../promql/check';

const { disk_free_bytes: free } = q.selectors(
  catalogue({
    name: 'disks',
    software: 'disks',
    version: '1.0.0',
    metrics: {
      disk_free_bytes: gauge({
        help: 'Space left.',
        unit: 'bytes',
        labels: {
          device: open(2, 'nvme0n1p1', 'sda1'),
          kind: closed('hdd', 'ssd-fast'),
          error: optional(closed('denied')),
          path: open(2),
        },
      }),
    },
  }),
);

type Label = 'device' | 'kind' | 'error' | 'path' | 'instance' | '__name__';
const replaced = (source: Label, regex: RegExp, replacement: string, vector: typeof free = free) =>
  q.labelReplace(vector, { source, regex, target: 'to', replacement });
const issuesOf = ({ node }: q.Expression) => expressionIssues(node).map(formatIssue);

test.each<[string, q.Expression, RegExp]>([
  ['a lookahead', replaced('device', /(?!sda).*/, ''), /the regular expression for label device is invalid/],
  ['flags', replaced('device', /SDA.*/i, ''), /does not support flags/],
  [
    'a group that is not there',
    replaced('device', /sd(.*)/, '$2'),
    /has the group 2, which its pattern does not have; given: "\$2 and sd\(\.\*\)"; allowed: \$0 to \$1$/,
  ],
  [
    'a group whose name continues',
    replaced('device', /sd(.*)/, '$1_disk'),
    /has the group 1_disk, .*; remedy: write \$\{1\}_disk$/,
  ],
  ['no group', replaced('device', /sd.*/, 'a $1'), /has the group 1, .*; allowed: \$0: the pattern has no groups/],
  ['braces', replaced('device', /sd.*/, '${1}x'), /has the group 1/],
  ['a leading zero', replaced('device', /sd(.*)/, '$01'), /has the group 01/],
  ['a closed label', replaced('kind', /ssd/, 'fast'), /matches no value of label kind .*; allowed: hdd, ssd-fast/],
  ['a narrowed label', replaced('kind', /hdd/, '', free.where({ kind: 'ssd-fast' })), /matches no value of label kind/],
  ['a part of the examples', replaced('device', /sd/, 'disk'), /matches only parts of values of label device/],
  ['the name', replaced('__name__', /disk_used_(.*)/, '$1'), /no value of label __name__ .*; allowed: disk_free_bytes/],
  [
    'a label through functions',
    q.labelReplace(q.max(q.abs(free)).by('kind').times(2), {
      source: 'kind',
      regex: /x/,
      target: 't',
      replacement: '',
    }),
    /matches no value of label kind/,
  ],
])('label_replace refuses %s', (_, expression, message) => {
  expect(issuesOf(expression)).toEqual([expect.stringMatching(message)]);
});

test.each<[string, q.Expression]>([
  ['all groups', replaced('device', /(\w+?)(\d+)/, '$2-$1-$0-${1}x')],
  ['a dollar sign', replaced('device', /sd(.*)/, '$$2 and $')],
  ['a named group', replaced('device', /(?<letter>sd.).*/, '$letter ${letter}')],
  ['a variable of a dashboard', replaced('kind', /$kind/, '$name')],
  ['a missing label', replaced('error', /|none/, 'ok')],
  ['an open label', replaced('path', /never/, 'x')],
  ['other examples', replaced('device', /vd.*/, 'x')],
  ['a label of the target', replaced('instance', /(.*):\d+/, '$1')],
  [
    'a label that was written before',
    q.labelReplace(q.labelReplace(free, { source: 'device', regex: /(sd).*/, target: 'kind', replacement: '$1' }), {
      source: 'kind',
      regex: /sd/,
      target: 'to',
      replacement: 'disk',
    }),
  ],
  [
    'a value of another side',
    q.labelReplace(free.or(free), { source: 'kind', regex: /x/, target: 'to', replacement: '' }),
  ],
])('label_replace accepts %s', (_, expression) => {
  expect(issuesOf(expression)).toEqual([]);
});
