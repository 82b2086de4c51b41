import { booking } from '../../../infra/stacks/booking/catalogue';
import { flow, level, observed, type Played, type Target } from './behaviour';

const instance = (number: number): Target => ({
  labels: {
    job: 'booking',
    namespace: 'booking',
    instance: `10.42.0.3${number}:3000`,
    pod: `booking-${number}`,
  },
  weight: 1,
});

const list = { method: 'GET', endpoint: '/api/bookings' };
const book = { method: 'POST', endpoint: '/api/bookings' };
const services = { method: 'GET', endpoint: '/api/services' };
const pay = { method: 'POST', endpoint: '/api/payments' };

/**
 * Three instances of the booking service. In the incident payments fail, requests are slow, the
 * cache is cold, and Redis does not answer.
 */
export const playedBooking: Played = {
  catalogue: booking,
  targets: [instance(1), { ...instance(2), restarts: true }, instance(3)],
  metrics: {
    http_requests_total: [
      flow({ ...list, status: '200' }, 4),
      flow({ ...book, status: '201' }, 0.5),
      flow({ ...services, status: '200' }, 2),
      flow({ ...pay, status: '200' }, 0.4),
      flow({ ...services, status: '404' }, 0.1),
      flow({ ...book, status: '401' }, 0.05),
      flow({ ...pay, status: '500' }, { day: 0.005, incident: 1.5 }),
    ],
    http_request_duration_seconds: [
      observed(list, [0.02, 4], [3, { day: 0, incident: 5 }]),
      observed(book, [0.07, 0.55]),
      observed(services, [0.03, 2.1]),
      observed(pay, [0.3, 0.4]),
    ],
    http_connections_active: [level({}, { day: 8, incident: 40 })],
    db_queries_total: [
      flow({ operation: 'find', status: 'success' }, 10),
      flow({ operation: 'insert', status: 'success' }, 0.6),
      flow({ operation: 'find', status: 'failed' }, { day: 0.01, incident: 0.5 }),
    ],
    db_query_duration_seconds: [
      observed({ operation: 'find' }, [0.004, 10], [0.3, { day: 0, incident: 2 }]),
      observed({ operation: 'insert' }, [0.02, 0.6]),
    ],
    cache_lookups_total: [
      flow({ result: 'hit' }, { day: 9, incident: 3 }),
      flow({ result: 'miss' }, { day: 1, incident: 6 }),
    ],
    bookings_total: [
      flow({ service: 'hotel', state: 'created' }, 0.02),
      flow({ service: 'hotel', state: 'completed' }, 0.015),
      flow({ service: 'hotel', state: 'cancelled' }, 0.002),
      flow({ service: 'concert', state: 'created' }, 0.03),
      flow({ service: 'concert', state: 'completed' }, 0.02),
      flow({ service: 'concert', state: 'cancelled' }, 0.001),
    ],
    booking_revenue_euros_total: [flow({ service: 'hotel' }, 2), flow({ service: 'concert' }, 1)],
    active_users: [level({}, { day: 40, incident: 120 })],
    conversion_funnel_total: [
      flow({ step: 'visit' }, 1),
      flow({ step: 'search' }, 0.6),
      flow({ step: 'selection' }, 0.3),
      flow({ step: 'payment' }, 0.1),
      flow({ step: 'confirmation' }, 0.05),
    ],
    customer_satisfaction_score: [
      observed({ service: 'hotel' }, [4, 0.01], [5, 0.01]),
      observed({ service: 'concert' }, [3, 0.02]),
    ],
    visits_total: [flow({ source: 'search' }, 0.6), flow({ source: 'direct' }, 0.3), flow({ source: 'social' }, 0.1)],
    custom_business_metric: [
      flow({ service: 'hotel', action: 'upgrade' }, 0.001),
      flow({ service: 'concert', action: 'refund' }, 0.0005),
    ],
    dependency_up: [
      level({ dependency: 'mongodb' }, 1),
      level({ dependency: 'redis' }, { day: 1, incident: 0 }),
      level({ dependency: 'payment' }, 1),
    ],
    dependency_response_seconds: [
      level({ dependency: 'mongodb' }, 0.004),
      level({ dependency: 'redis' }, 0.001),
      level({ dependency: 'payment' }, { day: 0.2, incident: 2.5 }),
    ],
  },
};
