import { daily, day, hour, isWithin, minute, replaced, type Events, type World } from '../world';

/** More traffic by day than by night, without an hour that has none. */
export const dayAndNight: World = {
  name: 'day and night',
  traffic: () => (time) => 0.6 + 0.3 * Math.cos((2 * Math.PI * (time - 8 * hour)) / day),
};

/** Each so many minutes from one hour to another, every day. */
export function every(minutes: number, days: number, [from, to]: readonly [number, number]) {
  return daily(from * hour, days, 0).flatMap(([start]) =>
    Array.from(
      { length: ((to - from) * hour) / (minutes * minute) },
      (_, index) => [start + index * minutes * minute, 1] as const,
    ),
  );
}

/** Hours of the night after the start of a world, which is at six in the morning. */
const night = [16, 22] as const;

/** Nearly nobody at night: a request now and then, a page that does not exist, a slow one, two wrong passwords. */
export function idleNight(days: number): World {
  const nights = daily(night[0] * hour, days, (night[1] - night[0]) * hour);
  const once = (after: number) => nights.map(([from]) => [from + after, 1] as const);
  const twice = (after: number) => [...once(after), ...once(after + 40)];
  const of = (job: string, metric: string, labels: Events['labels'], at: Events['at'], size?: number): Events =>
    size === undefined ? { job, metric, labels, at } : { job, metric, labels, at, size };
  const [gauzian, focusApi, kairoCms] = ['gauzian-backend', 'focus-api', 'kairo-cms-production'] as const;
  const [missing, slow, wrong] = [3 * hour + 7 * minute, 4 * hour, 5 * hour];
  return {
    name: 'an idle night',
    traffic: () => (time) => (nights.some((span) => isWithin(time, span)) ? 0 : 1),
    events: [
      of(gauzian, 'http_requests_total', { method: 'GET', endpoint: '/files', status: '200' }, every(20, days, night)),
      of(gauzian, 'http_requests_total', { endpoint: '/files/{id}/chunks', status: '404' }, once(missing)),
      of(gauzian, 'http_requests_total', { endpoint: '/login', status: '401' }, twice(wrong)),
      of(gauzian, 'auth_attempts_total', { type: 'login', status: 'failed' }, twice(wrong)),
      of(gauzian, 'http_request_duration_seconds', { endpoint: '/files' }, once(slow), 3),
      of(
        focusApi,
        'focus_api_http_requests_total',
        { endpoint: '/api/users/me', status: '200' },
        every(20, days, night),
      ),
      of(focusApi, 'focus_api_http_requests_total', { endpoint: '/api/challenges', status: '404' }, once(missing)),
      of(focusApi, 'focus_api_http_errors_total', { endpoint: '/api/challenges', status: '404' }, once(missing)),
      of(focusApi, 'focus_api_http_request_duration_seconds', { endpoint: '/api/login' }, once(slow), 3),
      // Data that is asked for every four minutes is no longer in the cache.
      of(focusApi, 'focus_api_cache_misses_total', {}, every(4, days, night)),
      of(kairoCms, 'http_requests_total', { route: '/api/pages', status: '200' }, every(20, days, night)),
      of(kairoCms, 'http_requests_total', { route: '/api/pages/[slug]', status: '404' }, once(missing)),
      of(kairoCms, 'tenant_db_query_duration_seconds', { model: 'Page' }, once(slow), 3),
    ],
  };
}

/** Every process starts again twice a day, between two scrapes: its counters begin at zero. */
export const countersStartAgain = (days: number): World => ({
  name: 'counters that start again',
  lives: (target, end) => {
    const stops = daily(0, days, 0).flatMap(([midnight]) => [midnight + 5 * hour + 7, midnight + 17 * hour + 7]);
    return replaced(target, end, stops, 0);
  },
});
