import { closed, counter, gauge, open } from '../../../metrics';
import { family, rare } from './family';

const cpu = open(4, '0', '1');
// The kernel has all counters of a processor from its start.
const ofCpu = { labels: { cpu }, startsAtZero: true } as const;

/** Cause of waiting processes. */
const pressure = (help: string) =>
  counter({ help, unit: 'seconds', exposedWhen: 'where the kernel measures pressure (PSI)' });

/** Metrics of processors. Collectors: cpu, cpufreq, kernel_hung, loadavg, pressure, schedstat, stat. */
export const processorMetrics = {
  node_cpu_seconds_total: counter({
    help: 'Time that each processor spent in each mode.',
    unit: 'seconds',
    labels: { cpu, mode: closed('idle', 'iowait', 'irq', 'nice', 'softirq', 'steal', 'system', 'user') },
    startsAtZero: true,
  }),
  node_cpu_guest_seconds_total: counter({
    help: 'Time that each processor spent on virtual machines of this machine.',
    unit: 'seconds',
    labels: { cpu, mode: closed('nice', 'user') },
    startsAtZero: true,
  }),
  node_cpu_isolated: gauge({
    help: 'Whether the scheduler leaves a processor out.',
    unit: 'boolean',
    labels: { cpu },
    ...rare('with the boot parameter isolcpus'),
  }),
  node_cpu_online: gauge({
    help: 'Whether a processor is in use.',
    unit: 'boolean',
    labels: { cpu },
    ...rare('where the kernel can switch processors off'),
  }),
  node_cpu_core_throttles_total: counter({
    help: 'How often a core became slower because of its temperature.',
    unit: 'events',
    labels: { core: open(4), package: open(1) },
    startsAtZero: true,
    ...rare('on processors that count it'),
  }),
  node_cpu_package_throttles_total: counter({
    help: 'How often a processor became slower because of its temperature.',
    unit: 'events',
    labels: { package: open(1) },
    startsAtZero: true,
    ...rare('on processors that count it'),
  }),
  ...family(
    'node_cpu_scaling_frequency_',
    (help) => gauge({ help, unit: 'none', labels: { cpu }, ...rare('with frequency scaling') }),
    { hertz: 'Frequency.', max_hertz: 'Highest frequency.', min_hertz: 'Lowest frequency.' },
  ),
  ...family(
    'node_cpu_frequency_',
    (help) => gauge({ help, unit: 'none', labels: { cpu }, ...rare('with frequency scaling') }),
    {
      hertz: 'Frequency that the hardware reports.',
      avg_hertz: 'The same, averaged.',
      max_hertz: 'Highest frequency of the hardware.',
      min_hertz: 'Lowest frequency of the hardware.',
    },
  ),
  node_cpu_scaling_governor: gauge({
    help: 'Is 1 for the governor of the frequency that is in use.',
    unit: 'boolean',
    labels: { cpu, governor: open(2, 'performance') },
    ...rare('with frequency scaling'),
  }),
  node_load1: gauge({ help: 'Processes running or waiting, averaged over a minute.', unit: 'processes' }),
  node_load5: gauge({ help: 'Processes running or waiting, averaged over five minutes.', unit: 'processes' }),
  node_load15: gauge({ help: 'Processes running or waiting, averaged over fifteen minutes.', unit: 'processes' }),
  ...family('node_pressure_', pressure, {
    cpu_waiting_seconds_total: 'Time in which a process waited for a processor.',
    io_waiting_seconds_total: 'Time in which a process waited for a disk.',
    io_stalled_seconds_total: 'Time in which all processes waited for a disk.',
    memory_waiting_seconds_total: 'Time in which a process waited for memory.',
    memory_stalled_seconds_total: 'Time in which all processes waited for memory.',
  }),
  node_pressure_irq_stalled_seconds_total: counter({
    help: 'Time in which all processes waited for interrupts.',
    unit: 'seconds',
    exposedWhen: 'where the kernel measures the time of interrupts',
  }),
  ...family(
    'node_schedstat_',
    (help) => counter({ help, unit: 'seconds', ...ofCpu, exposedWhen: 'where the kernel has /proc/schedstat' }),
    {
      running_seconds_total: 'Time in which a processor ran processes.',
      waiting_seconds_total: 'Time that processes waited for a processor, in total.',
    },
  ),
  node_schedstat_timeslices_total: counter({
    help: 'Turns that processes had on a processor.',
    unit: 'events',
    ...ofCpu,
    exposedWhen: 'where the kernel has /proc/schedstat',
  }),
  node_context_switches_total: counter({ help: 'Changes from one process to another.', unit: 'events' }),
  node_forks_total: counter({ help: 'Processes that were started.', unit: 'processes' }),
  node_intr_total: counter({ help: 'Interrupts.', unit: 'events' }),
  node_kernel_hung_tasks_total: counter({
    help: 'Processes that waited for more than two minutes without a signal reaching them.',
    unit: 'processes',
    exposedWhen: 'where the kernel counts them',
  }),
  node_procs_running: gauge({ help: 'Processes that run or wait for a processor.', unit: 'processes' }),
  node_procs_blocked: gauge({ help: 'Processes that wait for a disk.', unit: 'processes' }),
};
