import { characterIssues } from '../../core/characters';
import { inPath, repeated, type Issue } from '../../core/errors';
import { hostIssues } from '../../core/host';
import { namespaceIssues, shortNameIssues } from '../../core/kubernetes-name';
import { portIssues } from '../../core/network';
import { isUrl, urlIssues } from '../../core/url';
import { isWholeNumber, wholeNumberIssues } from '../../core/whole-number';
import { imageIssues } from '../../servers/images';
import { resourceIssues } from '../../servers/resources';
import type { ApplicationDeploymentProps, ApplicationRoute, Cors, ForwardAuth } from './options';

/** Returns the issues of an application in the cluster. */
export function applicationIssues(props: ApplicationDeploymentProps): Issue[] {
  const { name, namespace, image, port, probes, resources, replicas, environment = {}, user, route } = props;
  return [
    ...shortNameIssues('an application', name),
    ...namespaceIssues(namespace),
    ...imageIssues(image),
    ...portIssues(port),
    ...inPath(
      'probes',
      Object.entries({ ...probes }).flatMap(([path, value]) => inPath(path, pathIssues(value))),
    ),
    ...resourceIssues(resources),
    ...wholeNumberIssues(replicas, { path: 'replicas', problem: 'this is no number of pods' }, { max: 1000 }),
    ...wholeNumberIssues(user, { path: 'user', problem: 'this is no user other than root' }, { max: 2 ** 31 - 1 }),
    ...inPath('environment', environmentIssues(environment)),
    ...(route ? inPath('route', routeIssues(route)) : []),
  ];
}

function pathIssues(given: string): Issue[] {
  return /^\/[\w./~%-]*$/.test(given)
    ? []
    : [{ problem: 'this is no path', given, allowed: 'a text that starts with /, such as /health' }];
}

function environmentIssues(environment: Readonly<Record<string, string>>): Issue[] {
  return [
    ...Object.keys(environment)
      .filter((one) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(one))
      .map((given) => ({
        problem: 'this is no name of a variable',
        given,
        allowed: 'letters, digits and _, not a digit first',
      })),
    ...characterIssues(environment),
  ];
}

function routeIssues({ host, tls, entryPoint, rateLimit, cors, forwardAuth }: ApplicationRoute): Issue[] {
  return [
    ...(tls.certificate([host])
      ? [
          {
            path: 'tls',
            problem: 'a certificate of cert-manager is for the hosts of a stack',
            remedy: 'create a Certificate for this host, and use Tls.fromSecret with its Secret',
          },
        ]
      : []),
    ...(entryPoint === undefined || /^[^\s,]+$/.test(entryPoint)
      ? []
      : [
          {
            path: 'entryPoint',
            problem: 'this is no name of an entry point',
            given: entryPoint,
            allowed: 'a text without spaces and commas',
          },
        ]),
    ...inPath('host', hostIssues(host)),
    ...inPath('tls', tls.issues()),
    ...(rateLimit === undefined ||
    (isWholeNumber(rateLimit.average) && isWholeNumber(rateLimit.burst) && rateLimit.burst >= rateLimit.average)
      ? []
      : [
          {
            path: 'rateLimit',
            problem: `invalid rate limit: ${rateLimit.average} requests per second and ${rateLimit.burst} at once`,
            allowed: 'whole numbers above 0, the second at least as high as the first',
          },
        ]),
    ...(cors ? inPath('cors', corsIssues(cors)) : []),
    ...(forwardAuth ? inPath('forwardAuth', forwardAuthIssues(forwardAuth)) : []),
  ];
}

/** Methods of requests: https://www.rfc-editor.org/rfc/rfc9110#section-9. */
const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'];

function corsIssues({ origins, methods: given, headers, allowsCredentials, maxAgeSeconds }: Cors): Issue[] {
  const origin = { schemes: ['http', 'https'], path: 'none' } as const;
  return [
    ...(origins.length > 0 ? [] : [{ path: 'origins', problem: 'the list is empty', remedy: 'remove cors' }]),
    ...origins
      .filter((one) => one !== '*' && !isUrl(one, origin))
      .map((one) => ({
        path: 'origins',
        problem: 'this is no origin',
        given: one,
        allowed: 'a scheme and a host without a path, such as https://shop.example, or *',
      })),
    ...(allowsCredentials && origins.includes('*')
      ? [
          {
            path: 'origins',
            problem: 'browsers refuse credentials for any origin',
            given: '*',
            remedy: 'list the origins, or remove allowsCredentials',
          },
        ]
      : []),
    ...inPath('origins', repeated(origins, { problem: 'it is listed twice', remedy: 'remove one' })),
    ...(given ?? [])
      .filter((one) => !methods.includes(one))
      .map((one) => ({ path: 'methods', problem: 'this is no method', given: one, allowed: methods })),
    ...inPath('headers', headerIssues(headers)),
    ...wholeNumberIssues(maxAgeSeconds, { path: 'maxAgeSeconds', problem: 'this is no number of seconds' }),
  ];
}

function forwardAuthIssues({ url, requestHeaders, responseHeaders }: ForwardAuth): Issue[] {
  return [
    ...inPath(
      'url',
      urlIssues(
        url,
        { schemes: ['http', 'https'], path: 'optional' },
        {
          of: 'of a service that authenticates',
          allowed: 'http or https, a host and a path, such as http://auth.shop.svc.cluster.local:4180/verify',
        },
      ),
    ),
    ...inPath('requestHeaders', headerIssues(requestHeaders)),
    ...inPath('responseHeaders', headerIssues(responseHeaders)),
  ];
}

/** Names of headers: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2. */
function headerIssues(headers: readonly string[] = []): Issue[] {
  return headers
    .filter((one) => !/^[\w!#$%&'*+.^`|~-]+$/.test(one))
    .map((given) => ({ problem: 'this is no name of a header', given, allowed: 'such as Authorization' }));
}
