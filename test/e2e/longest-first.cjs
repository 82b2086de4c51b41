const { default: Sequencer } = require('@jest/test-sequencer');

/** Suites that take minutes, the longest first: one that begins last makes everybody wait for it alone. */
const longest = [
  'long/healthy',
  'cluster/rotation',
  'cluster/faults',
  'stacks/stack-gauzian',
  'cluster/procedures',
  'network/network-policies',
  'played/rules',
  'stacks/stack-',
  'manifests/apply',
  'fuzz/property',
  'fuzz/whole',
  'played/values',
  'servers/muted-stories',
  'servers/routing',
  'worlds/worlds',
  'promql/trees',
  'contracts/',
  'commands/pulumi-',
];

/** Order of the end-to-end suites that needs no times of an earlier run. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const index = longest.findIndex((name) => path.includes(name));
      return index === -1 ? longest.length : index;
    };
    return [...tests].sort((one, other) => place(one) - place(other) || (one.path < other.path ? -1 : 1));
  }
};
