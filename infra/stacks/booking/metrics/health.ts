import { gauge, open } from '../../../../metrics';

/** Metrics of what the application depends on, as it sees it. Other services are probed from outside of it. */
export const healthMetrics = {
  dependency_up: gauge({
    help: 'Whether the last call of the dependency succeeded.',
    unit: 'boolean',
    labels: { dependency: open(4, 'mongodb', 'redis', 'payment') },
  }),
  dependency_response_seconds: gauge({
    help: 'Time that the last call of the dependency took.',
    unit: 'seconds',
    labels: { dependency: open(4, 'mongodb', 'redis', 'payment') },
  }),
} as const;
