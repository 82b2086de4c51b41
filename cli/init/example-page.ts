/** Exposition of an application that answers HTTP requests, for a project without one of its own. */
export const examplePage = `# HELP http_requests_total HTTP requests answered.
# TYPE http_requests_total counter
http_requests_total{method="GET",route="/",status="200"} 40
http_requests_total{method="GET",route="/cart",status="200"} 12
http_requests_total{method="POST",route="/cart",status="201"} 7
http_requests_total{method="POST",route="/cart",status="500"} 1
# HELP http_request_duration_seconds Time to answer an HTTP request.
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{route="/",le="0.1"} 39
http_request_duration_seconds_bucket{route="/",le="0.5"} 40
http_request_duration_seconds_bucket{route="/",le="1"} 40
http_request_duration_seconds_bucket{route="/",le="2.5"} 40
http_request_duration_seconds_bucket{route="/",le="+Inf"} 40
http_request_duration_seconds_sum{route="/"} 1.2
http_request_duration_seconds_count{route="/"} 40
http_request_duration_seconds_bucket{route="/cart",le="0.1"} 15
http_request_duration_seconds_bucket{route="/cart",le="0.5"} 19
http_request_duration_seconds_bucket{route="/cart",le="1"} 20
http_request_duration_seconds_bucket{route="/cart",le="2.5"} 20
http_request_duration_seconds_bucket{route="/cart",le="+Inf"} 20
http_request_duration_seconds_sum{route="/cart"} 2.5
http_request_duration_seconds_count{route="/cart"} 20
`;
