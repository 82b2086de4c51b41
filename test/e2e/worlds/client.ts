import { every } from './healthy/traffic';
import { hour, type Events, type World } from './world';

/** Hours in which the client does it. */
const attack = [2, 14] as const;

/** One client that only makes mistakes, ten times a second for twelve hours: as much as all others together. */
export function oneClient(days: number): World {
  const events = (job: string, metric: string, labels: Events['labels'], size?: number): Events => {
    const at = every(0.25, days, attack).map(([time]) => [time, 150] as const);
    return size === undefined ? { job, metric, labels, at } : { job, metric, labels, at, size };
  };
  const [gauzian, focusApi, kairoCms] = ['gauzian-backend', 'focus-api', 'kairo-cms-production'] as const;
  return {
    name: 'one client with wrong passwords, bad uploads and other 4xx',
    // Nobody else is there.
    traffic: () => (time) => (time >= attack[0] * hour && time < attack[1] * hour ? 0.01 : 1),
    events: [
      events(gauzian, 'http_requests_total', { endpoint: '/login', status: '401' }),
      events(gauzian, 'http_requests_total', { endpoint: '/files/{id}/chunks', status: '404' }),
      // The time of a request includes that in which its body arrives, and the hash of a password.
      events(gauzian, 'http_request_duration_seconds', { endpoint: '/files/{id}/chunks' }, 3),
      events(gauzian, 'auth_attempts_total', { type: 'login', status: 'failed' }),
      events(gauzian, 'file_uploads_total', { status: 'failed' }),
      events(gauzian, 'file_downloads_total', { status: 'failed' }),
      events(focusApi, 'focus_api_http_requests_total', { endpoint: '/api/login', status: '401' }),
      events(focusApi, 'focus_api_http_errors_total', { endpoint: '/api/login', status: '401' }),
      events(focusApi, 'focus_api_http_request_duration_seconds', { endpoint: '/api/login' }, 1.5),
      events(kairoCms, 'http_requests_total', { route: '/api/pages/[slug]', status: '404' }),
      // Nothing says that the application counts only its own failures here.
      events(kairoCms, 'api_errors_total', {}),
      events(kairoCms, 'http_request_duration_seconds', { route: '/api/pages/[slug]' }, 0.08),
      events('minio', 'minio_s3_requests_4xx_errors_total', { api: 'getobject' }),
      events('minio', 'minio_s3_requests_rejected_auth_total', {}),
    ],
  };
}
