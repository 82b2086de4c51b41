import type { Fixture } from '../fixture';

/** Mistakes with names of metrics and labels, and with values of closed labels. */
export const names: readonly Fixture[] = [
  // names
  {
    mistake: 'a metric that nobody exposes',
    wrong: 'm.http_request_total',
    right: 'm.http_requests_total',
    code: 2551,
    allowed: "Did you mean 'http_requests_total'",
  },
  {
    mistake: 'a metric with a name like no other',
    wrong: 'm.queue_depth',
    right: 'm.connections_open',
    code: 2339,
    allowed: 'http_requests_total',
  },
  {
    mistake: 'a metric of a collector that is off',
    wrong: 'rate(machine.node_network_receive_bytes_total)',
    right: 'rate(machine.node_disk_read_bytes_total)',
    code: 2345,
    allowed: 'its collector netdev or netclass is off, since it would show the network of the pod',
  },
  {
    mistake: 'a sum of a metric of a collector that is off by default',
    wrong: 'sum(machine.node_systemd_unit_state)',
    right: 'sum(machine.node_load1)',
    code: 2345,
    allowed: 'not exposed: the collector systemd is off by default',
  },
  {
    mistake: 'an unknown label in a selector',
    wrong: "m.http_requests_total.where({ statuss: '200' })",
    right: "m.http_requests_total.where({ status: '200' })",
    code: 2561,
    allowed: "Did you mean to write 'status'",
  },
  {
    mistake: 'a label of another metric',
    wrong: "m.bytes_sent_total.where({ method: 'GET' })",
    right: "m.bytes_sent_total.where({ pod: 'shop-1' })",
    code: 2353,
    allowed: '"pod"',
  },
  {
    mistake: 'le on a histogram itself',
    wrong: 'm.http_request_duration_seconds.where({ le: 0.5 })',
    right: 'm.http_request_duration_seconds.bucket.where({ le: 0.5 })',
    code: 2353,
    allowed: 'route',
  },
  // values of closed labels
  {
    mistake: 'a value outside a closed set',
    wrong: "m.http_requests_total.where({ method: 'GTE' })",
    right: "m.http_requests_total.where({ method: 'GET' })",
    code: 2322,
    allowed: '"GET" | "POST"',
  },
  {
    mistake: 'a negated value outside a closed set',
    wrong: "m.http_requests_total.where({ method: q.not('PUT') })",
    right: "m.http_requests_total.where({ method: q.not('POST') })",
    code: 2322,
    allowed: '"GET" | "POST"',
  },
  {
    mistake: 'one of several values outside a closed set',
    wrong: "m.http_requests_total.where({ method: q.oneOf('GET', 'PUT') })",
    right: "m.http_requests_total.where({ method: q.oneOf('GET', 'POST') })",
    code: 2322,
    allowed: '"GET" | "POST"',
  },
  {
    mistake: 'a status that is no status code',
    wrong: "m.http_requests_total.where({ status: '5xx' })",
    right: "m.http_requests_total.where({ status: '500' })",
    code: 2322,
    allowed: '5${number}',
  },
  {
    mistake: 'a bucket that does not exist',
    wrong: 'm.http_request_duration_seconds.bucket.where({ le: 0.2 })',
    right: 'm.http_request_duration_seconds.bucket.where({ le: 0.5 })',
    code: 2322,
    allowed: '0.5',
  },
  {
    mistake: 'a bound between two buckets',
    wrong: 'm.http_request_duration_seconds.atMost(0.2)',
    right: 'm.http_request_duration_seconds.atMost(0.1)',
    code: 2345,
    allowed: '0.1',
  },
  {
    mistake: '"slower than" a bound between two buckets',
    wrong: 'q.observationsAbove(m.http_request_duration_seconds, 0.2)',
    right: 'q.observationsAbove(m.http_request_duration_seconds, 0.1)',
    code: 2345,
    allowed: '0.1',
  },
  {
    mistake: 'a quantile that the summary does not expose',
    wrong: 'm.gc_duration_seconds.quantiles.where({ quantile: 0.99 })',
    right: 'm.gc_duration_seconds.quantiles.where({ quantile: 0.5 })',
    code: 2322,
    allowed: '0.5',
  },
];
