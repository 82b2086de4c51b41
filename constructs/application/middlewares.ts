import type { ApplicationRoute, Cors, ForwardAuth } from './options';

/** Middleware of Traefik. */
export interface Middleware {
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
}

const defaultLimit = { average: 100, burst: 300 } as const;
const defaultMethods = ['GET', 'HEAD', 'POST'] as const;

/**
 * Returns the middlewares of a route in the order in which a request passes them. CORS comes before
 * authentication: it answers the preflight request of a browser, which has no credentials. Source of
 * the options: https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/middlewares/overview/.
 */
export function middlewaresOf(
  name: string,
  { rateLimit = defaultLimit, cors, forwardAuth }: ApplicationRoute,
): Middleware[] {
  return [
    { name: `${name}-rate-limit`, spec: { rateLimit: { ...rateLimit } } },
    ...(cors ? [{ name: `${name}-cors`, spec: { headers: corsJson(cors) } }] : []),
    ...(forwardAuth ? [{ name: `${name}-auth`, spec: { forwardAuth: forwardAuthJson(forwardAuth) } }] : []),
  ];
}

function corsJson({ origins, methods = defaultMethods, headers, allowsCredentials, maxAgeSeconds = 600 }: Cors) {
  return {
    accessControlAllowOriginList: [...origins],
    accessControlAllowMethods: [...methods],
    ...(headers ? { accessControlAllowHeaders: [...headers] } : {}),
    ...(allowsCredentials ? { accessControlAllowCredentials: true } : {}),
    accessControlMaxAge: maxAgeSeconds,
    // A cache must not give the answer for one origin to another.
    addVaryHeader: true,
  };
}

function forwardAuthJson({ url, requestHeaders, responseHeaders }: ForwardAuth) {
  return {
    address: url,
    ...(requestHeaders ? { authRequestHeaders: [...requestHeaders] } : {}),
    ...(responseHeaders ? { authResponseHeaders: [...responseHeaders] } : {}),
  };
}
