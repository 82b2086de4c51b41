import { kairoCms } from '../../../infra/stacks/kairo-cms/catalogue';
import { flow, observed, type Played } from './behaviour';

const pages = { method: 'GET', route: '/api/pages' };
const page = { method: 'GET', route: '/api/pages/[slug]' };
const media = { method: 'POST', route: '/api/media' };

/** Single target of the CMS, whose host restarts its functions during the day. */
export const playedKairoCms: Played = {
  catalogue: kairoCms,
  targets: [{ labels: { job: 'kairo-cms-production', instance: 'kairo-cms.example:443' }, weight: 1, restarts: true }],
  metrics: {
    http_requests_total: [
      flow({ ...pages, status: '200' }, 3),
      flow({ ...page, status: '200' }, 5),
      flow({ ...page, status: '404' }, 0.4),
      flow({ ...media, status: '201' }, 0.55),
      flow({ ...media, status: '500' }, { day: 0.05, incident: 1 }),
    ],
    http_request_duration_seconds: [
      observed(pages, [0.02, 3]),
      observed(page, [0.08, 5.4]),
      observed(media, [0.4, 0.6], [3, { day: 0, incident: 1 }]),
    ],
    api_errors_total: [flow({}, { day: 0.05, incident: 1 })],
    tenant_db_query_duration_seconds: [
      observed({ model: 'Page', operation: 'findMany' }, [0.02, 8], [0.3, 0.5], [1.5, { day: 0, incident: 8 }]),
      observed({ model: 'Media', operation: 'create' }, [0.08, 0.6]),
    ],
  },
};
