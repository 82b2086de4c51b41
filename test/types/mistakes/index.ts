import type { FixtureSet } from '../fixture';
import { labels } from './labels';
import { names } from './names';
import { types } from './types';
import { units } from './units';

const prelude = `
import * as q from '../../promql';
import { gauge, scrape } from '../../metrics';
import { metrics as m } from '../shop';
import * as library from '../../library';
const { sum, rate, increase, seconds, bytes, percent, quantity, on, ignoring } = q;
const p95 = q.quantileOf(0.95, m.http_request_duration_seconds, { by: ['route'] });
const total = sum(rate(m.http_requests_total));
const byMethod = sum(rate(m.http_requests_total)).by('method');
const byRoute = sum(rate(m.http_requests_total)).by('route');
const byJob = sum(rate(m.http_requests_total)).by('job');
const { up } = q.selectors(scrape);
const machine = q.selectors(library.machine.catalogue);
const share = q.ratio(byRoute, byRoute);
const age = q.time().minus(m.start_time_seconds);
`;

/** All kinds of mistakes that types detect, on the shop. */
export const mistakes: FixtureSet = { prelude, fixtures: [...names, ...types, ...labels, ...units] };
