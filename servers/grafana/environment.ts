import { defaults } from '../../core/defaults';
import type { Localized } from '../../alerts';
import type { SecretValue } from '../../core/secret-value';
import { oidcSettings } from './oidc';
import type { GrafanaProps } from './options';

/** Grafana's names of languages. */
const locales: Localized<string> = { en: 'en-US', fr: 'fr-FR' };

/** Paths in the place of Grafana. */
export interface GrafanaPaths {
  /** Folder of the database. */
  readonly data: string;
  /** Returns the folder of the file of a dashboard. */
  readonly ofDashboard: (uid: string) => string;
}

/**
 * Returns the settings of Grafana as environment variables. None of them is secret.
 *
 * @param secretFile returns the path of the file of a secret
 */
export function environment(
  options: GrafanaProps,
  { data, ofDashboard }: GrafanaPaths,
  secretFile: (secret: SecretValue) => string,
): Record<string, string> {
  const { host, adminPassword, secretKey, oidc, language = defaults.language, evaluatesRules = false } = options;
  const home = homeDashboard(options);
  return {
    GF_SERVER_ROOT_URL: `https://${host}/`,
    GF_SECURITY_ADMIN_USER: 'admin',
    GF_SECURITY_ADMIN_PASSWORD__FILE: secretFile(adminPassword),
    GF_SECURITY_SECRET_KEY__FILE: secretFile(secretKey),
    // Key of the store of secrets that Grafana 13 has beside the older one.
    GF_SECRETS_MANAGER_ENCRYPTION_SECRET_KEY_V1_SECRET_KEY__FILE: secretFile(secretKey),
    GF_SECURITY_COOKIE_SECURE: 'true',
    GF_SECURITY_DISABLE_GRAVATAR: 'true',
    GF_USERS_ALLOW_SIGN_UP: 'false',
    GF_USERS_DEFAULT_LANGUAGE: locales[language],
    ...(home === undefined ? {} : { GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH: `${ofDashboard(home)}/${home}.json` }),
    GF_UNIFIED_ALERTING_EXECUTE_ALERTS: String(evaluatesRules),
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
    GF_NEWS_NEWS_FEED_ENABLED: 'false',
    // Otherwise Grafana downloads the newest versions of default plugins at every start, and first
    // deletes the plugin of Prometheus in its image, whose file system is read-only:
    // https://github.com/grafana/grafana/issues/132528.
    GF_PLUGINS_PREINSTALL_DISABLED: 'true',
    GF_PLUGINS_PREINSTALL_AUTO_UPDATE: 'false',
    GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED: 'true',
    // The first start of Grafana 13 copies dashboards to other tables. Its default of 1 GB of memory
    // exceeds the limit of the container.
    GF_UNIFIED_STORAGE_MIGRATION_CACHE_SIZE_KB: '131072',
    GF_LOG_MODE: 'console',
    GF_PATHS_DATA: data,
    ...(oidc ? oidcSettings(oidc, secretFile(oidc.clientSecret)) : {}),
  };
}

/** Returns the uid of the dashboard that users see first. */
export function homeDashboard(options: Pick<GrafanaProps, 'dashboards' | 'homeDashboard'>): string | undefined {
  return options.homeDashboard ?? options.dashboards[0]?.uid;
}
