import type { AlertTemplate, ClusterCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

type OfMachine = AlertTemplate<'instance'>;

/** Texts about load, killed processes and the clock, in English. */
export const load = {
  processorsSaturated: {
    summary: ({ labels: { instance }, value }: OfMachine) =>
      `Processes of ${instance} wait for a processor ${value} of the time`,
    description: 'There is more to compute than the processors can do: requests take longer.',
  },
  processorsSaturatedRunbook: ({ podsByRestarts }: ClusterCommands): RunbookTexts<'waiting' | 'busy'> => ({
    impact: 'Slow responses. Health checks can fail, and Kubernetes then restarts pods.',
    steps: [
      'Find what computes: `kubectl top pods -A --sort-by=cpu`; outside Kubernetes, `top`.',
      `Check whether pods restart because of it: ${podsByRestarts}.`,
      'A pod that computes without end: restart it, and give it a limit of processor time.',
      'A job such as a backup or an import: move it to a quiet hour, or run it with `nice`.',
      'All of it is needed: the machine is too small, or runs too much.',
    ],
    queries: { waiting: 'Share of time in which a process waits', busy: 'Share of time in which the processors work' },
  }),
  diskSaturated: {
    summary: ({ labels: { instance }, value }: OfMachine) =>
      `Processes of ${instance} wait for a disk ${value} of the time`,
    description: 'There is more to read and write than the disks can do: databases and requests take longer.',
  },
  diskSaturatedRunbook: ({ podsByMemory }: ClusterCommands): RunbookTexts<'waiting' | 'busy' | 'written'> => ({
    impact: 'Slow queries and responses. etcd or the database of k3s can fail for a while.',
    steps: [
      'Find what reads and writes, on the server: `sudo iotop -ao`, or `pidstat -d 5`.',
      `Check whether it swaps for lack of memory: \`vmstat 5\` (\`si\`, \`so\`), then ${podsByMemory}.`,
      'A backup, an import or a rebuild of a RAID: wait, or limit its speed.',
      'The disk is busy and does little: it may be failing, `sudo smartctl -a /dev/‹disk›`; at a hosting provider, other customers may use it too.',
    ],
    queries: {
      waiting: 'Share of time in which a process waits',
      busy: 'Share of time in which each disk is busy',
      written: 'Data written per second',
    },
  }),
  processorStolen: {
    summary: ({ labels: { instance }, value }: OfMachine) =>
      `The hypervisor takes ${value} of the processors of ${instance}`,
    description: (share: number) =>
      `For more than ${share}% of the time, other virtual machines ran where this one should have.`,
  },
  processorStolenRunbook: {
    impact: 'Slow responses at a load that was no problem before.',
    steps: [
      'Check whether the machine has used up its processor credits, in the console of the hosting provider: burstable kinds become slower then.',
      'Other machines of the provider are as slow: its host is too full. Open a ticket, or stop and start the machine to get another host.',
      'It happens each day: choose a kind of machine with processors of its own.',
    ],
    queries: { stolen: 'Share of time that the hypervisor takes', waiting: 'Share of time in which a process waits' },
  } satisfies RunbookTexts<'stolen' | 'waiting'>,
  processKilled: {
    summary: ({ labels: { instance } }: OfMachine) => `The kernel of ${instance} killed a process for memory`,
    description: 'The machine had no memory left, or a container reached its limit.',
  },
  processKilledRunbook: ({ podsByRestarts, podsByMemory }: ClusterCommands): RunbookTexts<'killed' | 'memory'> => ({
    impact: 'What the process did was interrupted. Kubernetes starts its container again.',
    steps: [
      'Read which process it was, on the server: `sudo dmesg -T | grep -iE "killed process|oom-kill" | tail`.',
      `\`constraint=CONSTRAINT_MEMCG\`: a container reached its limit. Find it: ${podsByRestarts}; raise its limit, or find why it grows.`,
      `\`CONSTRAINT_NONE\`: the machine had no memory left. Find what uses it: ${podsByMemory}; give what grows a limit.`,
      'It was a database or Prometheus: check that it runs again, and that its data is whole (its log at the start).',
    ],
    queries: { killed: 'Processes killed in an hour', memory: 'Share of the memory used' },
  }),
  clockNotSynchronized: {
    summary: ({ labels: { instance } }: OfMachine) => `The clock of ${instance} is not synchronized`,
    description: 'No time server corrects it, so it drifts by some seconds a week.',
  },
  clockOff: {
    summary: ({ labels: { instance }, value }: OfMachine) => `The clock of ${instance} is off by ${value}`,
    description: 'It differs from its time server, and the correction takes long or does not work.',
  },
  clockRunbook: {
    impact:
      'None at first. Then logs are in the wrong order, logins with one-time passwords fail, and certificates seem not yet valid or expired.',
    steps: [
      'Check the service of the clock, on the server: `timedatectl`, then `chronyc tracking` or `timedatectl timesync-status`.',
      'None runs: `sudo timedatectl set-ntp true`, or install `chrony`.',
      'It runs and reaches no server: `chronyc sources`. UDP port 123 must be open to the outside; some hosting providers have their own time servers.',
      'The difference is large: `sudo chronyc makestep` sets the clock at once. Databases and Prometheus tolerate a step forward; before one backward, stop them.',
    ],
    queries: {
      synchronized: 'Synchronized (1) or not (0)',
      offset: 'Difference from the time server',
      error: 'Largest possible error',
    },
  } satisfies RunbookTexts<'synchronized' | 'offset' | 'error'>,
};
