import { focusApi } from '../../../infra/stacks/focus-api/catalogue';
import { flow, level, observed, type Played } from './behaviour';

const target = { job: 'focus-api', namespace: 'focus-api' };
const me = { method: 'GET', endpoint: '/api/users/me' };
const login = { method: 'POST', endpoint: '/api/login' };
const activities = { method: 'POST', endpoint: '/api/activities' };
const challenges = { method: 'GET', endpoint: '/api/challenges' };

/**
 * Behaviour in the incident: client errors are normal, the server fails and is slow, and its cache
 * is cold.
 */
const unauthorized = flow({ ...login, status: '401' }, 0.1);
const notFound = flow({ ...challenges, status: '404' }, 0.02);
const failed = flow({ ...activities, status: '500' }, { day: 0.005, incident: 1.5 });

/** Two instances of the API. The second one has twice the traffic of the first and restarts. */
export const playedFocusApi: Played = {
  catalogue: focusApi,
  targets: [
    { labels: { ...target, instance: '10.42.0.11:8000', pod: 'focus-api-1' }, weight: 1 },
    { labels: { ...target, instance: '10.42.0.12:8000', pod: 'focus-api-2' }, weight: 2, restarts: true },
  ],
  metrics: {
    focus_api_http_requests_total: [
      flow({ ...me, status: '200' }, 4),
      flow({ ...login, status: '200' }, 1),
      flow({ ...activities, status: '201' }, 0.5),
      flow({ ...challenges, status: '200' }, 0.9),
      unauthorized,
      notFound,
      failed,
    ],
    focus_api_http_errors_total: [unauthorized, notFound, failed],
    focus_api_http_request_duration_seconds: [
      observed(me, [0.02, 3.5], [0.2, 0.5], [6, { day: 0, incident: 5 }]),
      observed(login, [0.3, 1.1]),
      observed(activities, [0.06, 0.5]),
      observed(challenges, [0.03, 0.92]),
    ],
    focus_api_http_requests_in_progress: [level({}, { day: 3, incident: 20 })],
    focus_api_db_queries_total: [flow({}, 12)],
    focus_api_db_query_duration_seconds: [observed({}, [0.004, 10], [0.03, 2], [0.9, { day: 0, incident: 4 }])],
    focus_api_db_connections_active: [level({}, 5)],
    focus_api_cache_hits_total: [flow({}, { day: 9, incident: 3 })],
    focus_api_cache_misses_total: [flow({}, { day: 1, incident: 6 })],
    focus_api_cache_operations_duration_seconds: [observed({}, [0.002, 10], [0.02, 0.5])],
    focus_api_users_total: [level({}, 1200)],
    focus_api_users_registered_total: [flow({}, 0.01)],
    focus_api_users_logged_in_total: [flow({}, 1)],
    focus_api_activities_created_total: [flow({ app_name: 'youtube' }, 0.3), flow({ app_name: 'instagram' }, 0.2)],
    focus_api_challenges_total: [level({ status: 'active' }, 7), level({ status: 'completed' }, 20)],
    focus_api_emails_sent_total: [
      flow({ type: 'verification', status: 'success' }, 0.01),
      flow({ type: 'verification', status: 'failed' }, 0.0005),
    ],
  },
};
