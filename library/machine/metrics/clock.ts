import { counter, gauge, open } from '../../../metrics';
import { family } from './family';

/** Values that can also be negative. */
const offset = (help: string) => gauge({ help, unit: 'seconds', range: { min: -Infinity } });

const clocksource = { device: open(1, '0'), clocksource: open(3, 'tsc') };

/** Metrics of the clock. Collectors: time, timex. */
export const clockMetrics = {
  node_boot_time_seconds: gauge({ help: 'When the machine was started.', unit: 'timestamp' }),
  node_time_seconds: gauge({ help: "The machine's clock.", unit: 'timestamp' }),
  node_time_zone_offset_seconds: gauge({
    help: 'Difference of the time zone from UTC.',
    unit: 'seconds',
    labels: { time_zone: open(1, 'UTC') },
    range: { min: -Infinity },
  }),
  node_time_clocksource_available_info: gauge({
    help: 'Always 1, for each source of time.',
    unit: 'none',
    labels: clocksource,
    exposedWhen: 'where the kernel lists its sources of time',
  }),
  node_time_clocksource_current_info: gauge({
    help: 'Always 1, for the source of time in use.',
    unit: 'none',
    labels: { ...clocksource, clocksource: open(1, 'tsc') },
    exposedWhen: 'where the kernel lists its sources of time',
  }),
  node_timex_sync_status: gauge({ help: 'Whether the clock is synchronized.', unit: 'boolean' }),
  ...family('node_timex_', offset, {
    offset_seconds: 'Time by which the clock differs from its reference.',
    tai_offset_seconds: 'Difference between UTC and atomic time.',
  }),
  ...family('node_timex_', (help) => gauge({ help, unit: 'seconds' }), {
    estimated_error_seconds: 'Error of the clock, estimated.',
    maxerror_seconds: 'Largest possible error of the clock. It grows without synchronization.',
    tick_seconds: 'Time between two ticks of the clock.',
    pps_jitter_seconds: 'Jitter of a signal of one pulse per second.',
    pps_shift_seconds: 'Duration of an interval of such a signal.',
  }),
  ...family('node_timex_', (help) => gauge({ help, unit: 'none' }), {
    frequency_adjustment_ratio: 'Speed of the clock as a multiple of that without correction.',
    loop_time_constant: 'Time constant of the correction.',
    status: 'Bits of the state of the clock (STA_… in timex.h).',
    pps_frequency_hertz: 'Frequency of a signal of one pulse per second.',
    pps_stability_hertz: 'Recent change of that frequency.',
  }),
  ...family('node_timex_pps_', (help) => counter({ help, unit: 'events' }), {
    calibration_total: 'Intervals of calibration of a signal of one pulse per second.',
    error_total: 'Errors of calibration.',
    jitter_total: 'Intervals with too much jitter.',
    stability_exceeded_total: 'Intervals with too large a change of frequency.',
  }),
};
