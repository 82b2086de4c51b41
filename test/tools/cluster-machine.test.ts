import { cgroupMounts } from '../../tools/cluster/cgroups';
import { checkMachine, issuesOf, type Machine } from '../../tools/cluster/machine';

const able: Machine = { platform: 'linux', user: 0, hasOverlaidFolder: false, succeeds: () => true };

test('a machine with all features has no issues', () => {
  expect(issuesOf(able)).toEqual([]);
});

test('requires root', () => {
  expect(() => {
    checkMachine({ ...able, user: 1000 });
  }).toThrow(
    'a cluster cannot run here:\n' +
      '- user 1000 cannot create namespaces, mounts and control groups: run it as root, with sudo',
  );
});

test('reports another operating system', () => {
  expect(issuesOf({ ...able, platform: 'darwin' })).toEqual(['this is darwin, and containers need Linux']);
});

test('reports a missing command with its Debian package', () => {
  const succeeds: Machine['succeeds'] = (...words) => !words.join(' ').endsWith('command -v nft');
  expect(issuesOf({ ...able, succeeds })).toEqual(['nft is not installed; on Debian: apt-get install nftables']);
});

test('requires a privileged container', () => {
  const succeeds: Machine['succeeds'] = (command) => command !== 'unshare';
  expect(issuesOf({ ...able, succeeds })).toEqual([
    'root cannot create namespaces here; a container must be privileged',
  ]);
});

test('reports missing kernel features and a folder on overlayfs together', () => {
  const succeeds: Machine['succeeds'] = (...words) => !words.join(' ').includes('type veth');
  const issues = issuesOf({ ...able, succeeds, hasOverlaidFolder: true });
  expect(issues).toEqual([
    'the kernel has no veth interfaces; modprobe veth (CONFIG_VETH)',
    expect.stringContaining('is on overlayfs, which does not support nested overlays: set TMPDIR'),
  ]);
});

test('prefers control groups of version 1', () => {
  const second = '30 25 0:26 / /sys/fs/cgroup rw,relatime shared:4 - cgroup2 cgroup2 rw';
  const first = ['cpu,cpuacct', 'memory'].map(
    (name) => `40 25 0:36 / /sys/fs/cgroup/${name} rw - cgroup cgroup rw,${name}`,
  );
  expect(cgroupMounts(second)).toEqual(['/sys/fs/cgroup']);
  expect(cgroupMounts([...first, second].join('\n'))).toEqual(['/sys/fs/cgroup/cpu,cpuacct', '/sys/fs/cgroup/memory']);
});
