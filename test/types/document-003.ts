import type { FixtureSet } from './fixture';

const prelude = `
import * as q from '../../promql';
import { alert } from '../../alerts';
import { gauzian } from '../../infra/stacks/gauzian/catalogue';
const { sum, rate, percent, ratio } = q;
const { http_requests_total } = q.selectors(gauzian);
const named = <L extends string, U extends q.AnyUnit>(condition: q.Filtered<L, U>) =>
  alert({ name: 'HighErrorRate', condition, severity: 'warning', summary: 'High Error Rate', description: 'High.' });
const requests = sum(rate(http_requests_total)).by('job');
const errors = sum(rate(http_requests_total.where({ status: /5../ }))).by('job');
`;

/** Guide of the metrics service, whose metric also exists in an application here. */
export const document003: FixtureSet = {
  prelude,
  fixtures: [
    {
      mistake: 'a number of requests since the start as a rate of errors',
      wrong: 'named(http_requests_total.greaterThan(0.05))',
      right: 'named(ratio(errors, requests).greaterThan(percent(5)))',
      code: 2345,
      allowed: 'rate(), increase()',
    },
    {
      mistake: 'a number of requests as an expression',
      wrong: "named(sum(http_requests_total).greaterThan(q.quantity(0.05, 'requests')))",
      right: 'named(ratio(errors, requests).greaterThan(percent(5)))',
      code: 2345,
      allowed: 'rate(), increase()',
    },
  ],
};
