"""Stand-in for kube-state-metrics: lists the objects that its arguments name through the Kubernetes API,
with the token of its ServiceAccount, and shows those metrics of them that alerts here read.

Metrics and their labels: https://github.com/kubernetes/kube-state-metrics/tree/v2.20.0/docs/metrics.
"""

import argparse
import datetime
import http.server
import json
import os
import ssl
import threading
import urllib.error
import urllib.request

ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount"
PATHS = {
    "": "/api/v1",
    "apps": "/apis/apps/v1",
    "batch": "/apis/batch/v1",
    "autoscaling": "/apis/autoscaling/v2",
    "policy": "/apis/policy/v1",
}
GROUPS = {
    "cronjobs": "batch",
    "daemonsets": "apps",
    "deployments": "apps",
    "horizontalpodautoscalers": "autoscaling",
    "jobs": "batch",
    "poddisruptionbudgets": "policy",
    "replicasets": "apps",
    "statefulsets": "apps",
}
UNITS = {"m": 1e-3, "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40, "k": 1e3, "M": 1e6, "G": 1e9}
COUNTERS = {"kube_pod_container_status_restarts_total", "kube_state_metrics_list_total"}

lists = {}


def listed(resource):
    """Returns all objects of a resource, and counts the attempt."""
    host = f"https://{os.environ['KUBERNETES_SERVICE_HOST']}:{os.environ['KUBERNETES_SERVICE_PORT']}"
    with open(f"{ACCOUNT}/token", encoding="utf-8") as file:
        headers = {"Authorization": f"Bearer {file.read()}"}
    request = urllib.request.Request(f"{host}{PATHS[GROUPS.get(resource, '')]}/{resource}", headers=headers)
    try:
        context = ssl.create_default_context(cafile=f"{ACCOUNT}/ca.crt")
        with urllib.request.urlopen(request, context=context, timeout=10) as response:
            objects, result = json.load(response)["items"], "success"
    except (urllib.error.URLError, TimeoutError):
        objects, result = [], "error"
    lists[(resource, result)] = lists.get((resource, result), 0) + 1
    return objects


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def quantity(text):
    """Reads a quantity such as 100m or 128Mi."""
    for suffix, factor in UNITS.items():
        if text.endswith(suffix):
            return float(text[: -len(suffix)]) * factor
    return float(text)


def resources(amounts, of):
    """Yields the labels and the value of each amount of a resource."""
    for name, text in amounts.items():
        unit = {"cpu": "core", "pods": "integer"}.get(name, "byte")
        yield {**of, "resource": name.replace("-", "_"), "unit": unit}, quantity(text)


def owners(one):
    for owner in one["metadata"].get("ownerReferences", []):
        yield {"owner_kind": owner["kind"], "owner_name": owner["name"]}


def names(meta, label):
    return {"namespace": meta["namespace"], label: meta["name"]}


def pods(objects):
    for one in objects:
        meta, status = one["metadata"], one["status"]
        of = {**names(meta, "pod"), "uid": meta["uid"]}
        for phase in ["Pending", "Running", "Succeeded", "Failed", "Unknown"]:
            yield "kube_pod_status_phase", {**of, "phase": phase}, int(status["phase"] == phase)
        ready = any(c["type"] == "Ready" and c["status"] == "True" for c in status.get("conditions", []))
        yield "kube_pod_status_ready", {**of, "condition": "true"}, int(ready)
        for owner in owners(one):
            yield "kube_pod_owner", {**of, **owner}, 1
        on = {"node": one["spec"].get("nodeName", "")}
        yield "kube_pod_info", {**of, **on}, 1
        if "startTime" in status:
            yield "kube_pod_start_time", of, moment(status["startTime"])
        for container in one["spec"]["containers"]:
            which = {**of, **on, "container": container["name"]}
            for kind in ["requests", "limits"]:
                for labels, amount in resources(container.get("resources", {}).get(kind, {}), which):
                    yield f"kube_pod_container_resource_{kind}", labels, amount
        for container in status.get("containerStatuses", []):
            which = {**of, "container": container["name"]}
            yield "kube_pod_container_status_ready", which, int(container["ready"])
            yield "kube_pod_container_status_restarts_total", which, container["restartCount"]
            waiting = container["state"].get("waiting")
            if waiting:
                yield "kube_pod_container_status_waiting_reason", {**which, "reason": waiting["reason"]}, 1
            ended = container["lastState"].get("terminated")
            if ended:
                yield "kube_pod_container_status_last_terminated_reason", {**which, "reason": ended["reason"]}, 1
                yield "kube_pod_container_status_last_terminated_timestamp", which, moment(ended["finishedAt"])


def jobs(objects):
    for one in objects:
        meta, status = one["metadata"], one["status"]
        of = names(meta, "job_name")
        failed = any(c["type"] == "Failed" and c["status"] == "True" for c in status.get("conditions", []))
        yield "kube_job_failed", {**of, "condition": "true"}, int(failed)
        yield "kube_job_status_active", of, status.get("active", 0)
        if "startTime" in status:
            yield "kube_job_status_start_time", of, moment(status["startTime"])
        for owner in owners(one):
            yield "kube_job_owner", {**of, **owner}, 1


def nodes(objects):
    for one in objects:
        of = {"node": one["metadata"]["name"]}
        yield "kube_node_spec_unschedulable", of, int(one["spec"].get("unschedulable", False))
        for condition in one["status"]["conditions"]:
            for status in ["true", "false", "unknown"]:
                labels = {**of, "condition": condition["type"], "status": status}
                yield "kube_node_status_condition", labels, int(condition["status"].lower() == status)
        for labels, amount in resources(one["status"]["allocatable"], of):
            yield "kube_node_status_allocatable", labels, amount


def deployments(objects):
    for one in objects:
        of = names(one["metadata"], "deployment")
        yield "kube_deployment_spec_replicas", of, one["spec"]["replicas"]
        yield "kube_deployment_status_replicas_available", of, one["status"].get("availableReplicas", 0)


def replica_sets(objects):
    for one in objects:
        for owner in owners(one):
            yield "kube_replicaset_owner", {**names(one["metadata"], "replicaset"), **owner}, 1


def daemon_sets(objects):
    for one in objects:
        of, status = names(one["metadata"], "daemonset"), one["status"]
        yield "kube_daemonset_status_desired_number_scheduled", of, status["desiredNumberScheduled"]
        yield "kube_daemonset_status_number_available", of, status.get("numberAvailable", 0)


def stateful_sets(objects):
    for one in objects:
        of, status = names(one["metadata"], "statefulset"), one["status"]
        yield "kube_statefulset_replicas", of, one["spec"]["replicas"]
        yield "kube_statefulset_status_replicas_ready", of, status.get("readyReplicas", 0)
        yield "kube_statefulset_status_replicas_updated", of, status.get("updatedReplicas", 0)


def cron_jobs(objects):
    for one in objects:
        meta, status = one["metadata"], one["status"]
        of = names(meta, "cronjob")
        yield "kube_cronjob_created", of, moment(meta["creationTimestamp"])
        yield "kube_cronjob_spec_suspend", of, int(one["spec"].get("suspend", False))
        yield "kube_cronjob_status_active", of, len(status.get("active", []))
        times = {"last_schedule": "lastScheduleTime", "last_successful": "lastSuccessfulTime"}
        for name, field in times.items():
            if field in status:
                yield f"kube_cronjob_status_{name}_time", of, moment(status[field])


def phases(metric, phase_names, of):
    """Returns a function that shows in which phase each object is."""

    def shown(objects):
        for one in objects:
            for phase in phase_names:
                yield metric, {**of(one["metadata"]), "phase": phase}, int(one["status"]["phase"] == phase)

    return shown


claim_phases = phases(
    "kube_persistentvolumeclaim_status_phase",
    ["Pending", "Bound", "Lost"],
    lambda meta: names(meta, "persistentvolumeclaim"),
)


def claims(objects):
    yield from claim_phases(objects)
    for one in objects:
        of, spec = names(one["metadata"], "persistentvolumeclaim"), one["spec"]
        asked = quantity(spec["resources"]["requests"]["storage"])
        yield "kube_persistentvolumeclaim_resource_requests_storage_bytes", of, asked
        info = {"storageclass": spec.get("storageClassName", ""), "volumename": spec.get("volumeName", "")}
        yield "kube_persistentvolumeclaim_info", {**of, **info}, 1


SHOWN = {
    "pods": pods,
    "jobs": jobs,
    "nodes": nodes,
    "deployments": deployments,
    "replicasets": replica_sets,
    "daemonsets": daemon_sets,
    "statefulsets": stateful_sets,
    "cronjobs": cron_jobs,
    "persistentvolumeclaims": claims,
    "persistentvolumes": phases(
        "kube_persistentvolume_status_phase",
        ["Pending", "Available", "Bound", "Released", "Failed"],
        lambda meta: {"persistentvolume": meta["name"]},
    ),
}


def page(samples):
    """Renders samples in the text format, the samples of a metric together."""
    metrics = {}
    for name, labels, value in samples:
        pairs = ",".join(f"{label}={json.dumps(text)}" for label, text in labels.items())
        metrics.setdefault(name, []).append(f"{name}{{{pairs}}} {value}\n")
    return "".join(
        f"# TYPE {name} {'counter' if name in COUNTERS else 'gauge'}\n{''.join(lines)}" for name, lines in metrics.items()
    )


def serve(port, paths):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = paths.get(self.path, lambda: None)()
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/plain; version=0.0.4")
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *_):
            """Writes nothing for each request."""

    server = http.server.ThreadingHTTPServer(("", port), Handler)
    threading.Thread(target=server.serve_forever).start()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--resources", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--telemetry-port", type=int, required=True)
    given = parser.parse_args()
    resources = given.resources.split(",")
    shown = lambda: page(
        sample for resource in resources for sample in SHOWN.get(resource, lambda _: [])(listed(resource))
    )
    own = lambda: page(
        ("kube_state_metrics_list_total", {"resource": resource, "result": result}, count)
        for (resource, result), count in list(lists.items())
    )
    serve(given.port, {"/metrics": shown, "/healthz": lambda: "ok"})
    serve(given.telemetry_port, {"/metrics": own})


main()
