import * as content from './catalogues';

describe('the catalogues', () => {
  test.each([
    [
      'gauzian',
      [
        'auth_attempts_total',
        'chunk_download_duration_seconds',
        'chunk_upload_duration_seconds',
        'db_queries_total',
        'db_query_duration_seconds',
        'file_downloads_total',
        'file_upload_bytes_total',
        'file_uploads_total',
        'http_connections_active',
        'http_request_duration_seconds',
        'http_requests_total',
        'redis_operations_total',
        's3_operation_duration_seconds',
      ],
    ],
    [
      'focusApi',
      [
        'focus_api_activities_created_total',
        'focus_api_cache_hits_total',
        'focus_api_cache_misses_total',
        'focus_api_cache_operations_duration_seconds',
        'focus_api_challenges_total',
        'focus_api_db_connections_active',
        'focus_api_db_queries_total',
        'focus_api_db_query_duration_seconds',
        'focus_api_emails_sent_total',
        'focus_api_http_errors_total',
        'focus_api_http_request_duration_seconds',
        'focus_api_http_requests_in_progress',
        'focus_api_http_requests_total',
        'focus_api_users_logged_in_total',
        'focus_api_users_registered_total',
        'focus_api_users_total',
      ],
    ],
  ] as const)('%s has the metrics of its guides', (name, metrics) => {
    expect(Object.keys(content[name].metrics).sort()).toEqual(metrics);
  });

  test.each(Object.values(content).map((one) => [one.name, one] as const))('%s has a version', (_, one) => {
    expect(one.version).toMatch(/^\d/);
    expect(one.software).not.toBe('');
  });

  test.each(Object.values(content).map((one) => [one.name, one] as const))(
    '%s has a help sentence for each metric',
    (_, one) => {
      for (const { help: text } of Object.values(one.metrics)) expect(text).toMatch(/^[A-Z'].*\.$/);
    },
  );
});
