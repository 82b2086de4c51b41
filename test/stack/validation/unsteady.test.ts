import { recordingRule, ruleGroup, type Rule } from '../../../alerts';
import { irate, quantity, sum, topk } from '../../../promql';
import { metrics as m } from '../../shop';
import { alertOn, group, issuesOf, requests, stackOf } from './cart-stack';

const issues = (...rules: readonly Rule[]) => issuesOf(stackOf({ rules: [group({ rules })] }));
const some = quantity(10, 'requests/s');
const latest = recordingRule({
  name: 'job:requests:irate5m',
  expression: sum(irate(m.http_requests_total, '5m')).by('job'),
});
const unsteady =
  'rule CartBusy: irate in the recorded series job:requests:irate5m of an alert: it reads two samples, so that a single one begins and ends the alert; given: "irate(http_requests_total[5m])"; remedy: use rate()';

describe('an alert on a recorded series that changes at each evaluation', () => {
  test('of irate', () => {
    expect(issues(latest, alertOn(latest.recorded.greaterThan(some)))).toEqual([unsteady]);
  });

  test('of topk', () => {
    const busiest = recordingRule({ name: 'job:requests:topk', expression: topk(3, requests('5m')) });
    expect(issues(busiest, alertOn(busiest.recorded.greaterThan(some)))).toEqual([
      expect.stringContaining('rule CartBusy: topk in the recorded series job:requests:topk of an alert: '),
    ]);
  });

  test('through another recorded series, also of another group', () => {
    const doubled = recordingRule({ name: 'job:requests:double', expression: latest.recorded.times(2) });
    const rules = [
      group({ rules: [alertOn(doubled.recorded.greaterThan(some))] }),
      ruleGroup({ name: 'recorded', job: 'cart', rules: [doubled, latest] }),
    ];
    expect(issuesOf(stackOf({ rules }))).toEqual([unsteady]);
  });

  test('a rule that reads what it records is no endless search', () => {
    const own = recordingRule({ name: 'job:requests:irate5m', expression: latest.recorded.plus(latest.recorded) });
    expect(issues(own, alertOn(own.recorded.greaterThan(some)))).toEqual([]);
  });

  test('a recorded rate is accepted, and an irate that no alert reads', () => {
    const steady = recordingRule({ name: 'job:requests:rate5m', expression: requests('5m') });
    expect(issues(latest, steady, alertOn(steady.recorded.greaterThan(some)))).toEqual([]);
  });
});
