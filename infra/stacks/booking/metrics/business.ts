import { closed, counter, gauge, histogram, open } from '../../../../metrics';

const service = open(6, 'hotel', 'concert', 'transport');

/** Steps of the conversion funnel, from the first to the last. */
export const funnelSteps = ['visit', 'search', 'selection', 'payment', 'confirmation'] as const;

/** Step of the conversion funnel. */
export type FunnelStep = (typeof funnelSteps)[number];

/** Metrics of bookings, revenue, users, and the way from a visit to a booking. */
export const businessMetrics = {
  bookings_total: counter({
    help: 'Bookings that were created, completed or cancelled.',
    unit: 'events',
    labels: { service, state: closed('created', 'completed', 'cancelled') },
  }),
  booking_revenue_euros_total: counter({
    help: 'Price of completed bookings, in euros.',
    unit: 'none',
    labels: { service },
  }),
  active_users: gauge({ help: 'Users with a session in this instance.', unit: 'users' }),
  conversion_funnel_total: counter({
    help: 'Sessions that reached a step of the conversion funnel.',
    unit: 'events',
    labels: { step: closed(...funnelSteps) },
    startsAtZero: true,
  }),
  customer_satisfaction_score: histogram({
    help: 'Scores from 1 to 5 that customers gave.',
    unit: 'none',
    observations: 'events',
    buckets: [1, 2, 3, 4, 5],
    labels: { service },
  }),
  visits_total: counter({
    help: 'Visits, by where the visitor came from.',
    unit: 'events',
    labels: { source: open(8, 'search', 'direct', 'newsletter', 'social') },
  }),
  // The example of the guide: a counter whose name does not end in `_total`.
  custom_business_metric: counter({
    help: 'Actions in a service, counted by a collector of your own.',
    unit: 'events',
    labels: { service, action: open(6, 'upgrade', 'refund') },
    hasUnconventionalName: true,
  }),
} as const;
