/** The files of a new chart: those that `helm create` makes, with the same values, in words of their own. */
import { starterTemplates } from "./starter_templates.ts";

/** Path to text, in the order in which they are written. */
export function starterChart(name: string): Map<string, string> {
  const order = [
    "templates/ingress.yaml",
    "templates/httproute.yaml",
    "templates/deployment.yaml",
    "templates/service.yaml",
    "templates/serviceaccount.yaml",
    "templates/hpa.yaml",
  ];
  const last = ["templates/_helpers.tpl", "templates/tests/test-connection.yaml"];
  const template = (
    path: string,
  ): [string, string] => [path, starterTemplates[path]!.replaceAll("CHART", name)];
  return new Map([
    ["Chart.yaml", metadata(name)],
    ["values.yaml", values.replaceAll("CHART", name)],
    [".helmignore", ignored],
    ...order.map(template),
    ["templates/NOTES.txt", notes.replaceAll("CHART", name)],
    ...last.map(template),
  ]);
}

function metadata(name: string): string {
  return `apiVersion: v2
name: ${name}
description: A Helm chart for Kubernetes

# An application can be installed; a library only lends its definitions to other charts.
type: application

# The version of the chart itself. Raise it with every change, also of the application's version.
# It follows https://semver.org/.
version: 0.1.0

# The version of what is installed. It is free text, so it stands in quotes.
appVersion: "1.16.0"
`;
}

const values = `# What the templates of CHART have as .Values. Anything here can be set anew with -f or --set.

# How many pods there are, as long as nothing scales them.
replicaCount: 1

image:
  repository: nginx
  pullPolicy: IfNotPresent
  # The chart's appVersion, where it is empty.
  tag: ""

# Names of secrets with credentials for private registries.
imagePullSecrets: []

# Other names for the chart in labels, and for all objects.
nameOverride: ""
fullnameOverride: ""

# The account that the pods run under.
serviceAccount:
  create: true
  # Whether pods are given its token.
  automount: true
  annotations: {}
  # Made up from the release's name, where it is empty and an account is created.
  name: ""

podAnnotations: {}
podLabels: {}

# For the pod, such as fsGroup: 2000.
podSecurityContext: {}

# For the container, such as runAsNonRoot: true, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}.
securityContext: {}

service:
  # ClusterIP, NodePort or LoadBalancer.
  type: ClusterIP
  port: 80

# Names and paths under which the service is reached from outside.
ingress:
  enabled: false
  className: ""
  annotations: {}
  hosts:
    - host: chart-example.local
      paths:
        - path: /
          pathType: ImplementationSpecific
  # Hosts that have a certificate, and the secret that holds it:
  # [{secretName: chart-example-tls, hosts: [chart-example.local]}]
  tls: []

# The same with the Gateway API; the cluster needs its kinds and a controller for them.
httpRoute:
  enabled: false
  annotations: {}
  # Gateways that the route is attached to.
  parentRefs:
  - name: gateway
    sectionName: http
  hostnames:
  - chart-example.local
  rules:
  - matches:
    - path:
        type: PathPrefix
        value: /headers

# Requests and limits are a choice of whoever installs, for example:
# {requests: {cpu: 100m, memory: 128Mi}, limits: {memory: 128Mi}}
resources: {}

# When a container is restarted, and when it gets requests.
livenessProbe:
  httpGet:
    path: /
    port: http
readinessProbe:
  httpGet:
    path: /
    port: http

# Percentages are of what the containers request; there may be one for memory, too:
# targetMemoryUtilizationPercentage.
autoscaling:
  enabled: false
  minReplicas: 1
  maxReplicas: 100
  targetCPUUtilizationPercentage: 80

# Volumes of the pod, and where the container has them:
# [{name: data, secret: {secretName: mysecret}}] and [{name: data, mountPath: /data}].
volumes: []
volumeMounts: []

# Which nodes the pods may run on.
nodeSelector: {}
tolerations: []
affinity: {}
`;

const ignored =
  `# What is no part of the chart when it is packaged: one pattern a line, a leading ! turns it around.
# The patterns are those of a shell; a slash at the end is for folders.
.DS_Store
# Version control
.git/
.gitignore
.bzr/
.bzrignore
.hg/
.hgignore
.svn/
# Copies and leftovers of editors
*.swp
*.bak
*.tmp
*.orig
*~
# Projects of editors
.project
.idea/
*.tmproj
.vscode/
`;

const notes = `{{- $name := include "CHART.fullname" . -}}
{{- $ns := .Release.Namespace -}}
1. Get the application URL by running these commands:
{{- if .Values.httpRoute.enabled }}
{{- $gateway := first .Values.httpRoute.parentRefs }}
{{- $show := printf "kubectl get --namespace %s gateway/%s" ($gateway.namespace | default $ns) $gateway.name }}
{{- if .Values.httpRoute.hostnames }}
    export APP_HOSTNAME={{ first .Values.httpRoute.hostnames }}
{{- else }}
    export APP_HOSTNAME=$({{ $show }} -o jsonpath="{.spec.listeners[0].hostname}")
{{- end }}
{{- with .Values.httpRoute.rules }}{{ with (first .).matches }}{{ with (first .).path.value }}
    echo "Visit http://$APP_HOSTNAME{{ . }} to use your application"

    NOTE: Whether this works depends on the listeners of the gateway and on the rules of the route, which may ask for
    a path, a method, headers and query parameters. '{{ $show }} -o yaml' shows the gateway.
{{- end }}{{ end }}{{ end }}
{{- else if .Values.ingress.enabled }}
{{- $scheme := ternary "https" "http" (not (empty .Values.ingress.tls)) }}
{{- range $rule := .Values.ingress.hosts }}
{{- range $rule.paths }}
  {{ $scheme }}://{{ $rule.host }}{{ .path }}
{{- end }}
{{- end }}
{{- else if contains "NodePort" .Values.service.type }}
  export NODE_PORT=$(kubectl get --namespace {{ $ns }} -o jsonpath="{.spec.ports[0].nodePort}" services {{ $name }})
  export NODE_IP=$(kubectl get nodes --namespace {{ $ns }} -o jsonpath="{.items[0].status.addresses[0].address}")
  echo http://$NODE_IP:$NODE_PORT
{{- else if contains "LoadBalancer" .Values.service.type }}
     NOTE: It may take a few minutes for the LoadBalancer IP to be available.
           You can watch its status by running 'kubectl get --namespace {{ $ns }} svc -w {{ $name }}'
  export SERVICE_IP=$(kubectl get svc --namespace {{ $ns }} {{ $name }} --template "{{ "{{ range (index .status.loadBalancer.ingress 0) }}{{.}}{{ end }}" }}")
  echo http://$SERVICE_IP:{{ .Values.service.port }}
{{- else if contains "ClusterIP" .Values.service.type }}
  export POD_NAME=$(kubectl get pods --namespace {{ $ns }} -l "app.kubernetes.io/name={{ include "CHART.name" . }},app.kubernetes.io/instance={{ .Release.Name }}" -o jsonpath="{.items[0].metadata.name}")
  export CONTAINER_PORT=$(kubectl get pod --namespace {{ $ns }} $POD_NAME -o jsonpath="{.spec.containers[0].ports[0].containerPort}")
  echo "Visit http://127.0.0.1:8080 to use your application"
  kubectl --namespace {{ $ns }} port-forward $POD_NAME 8080:$CONTAINER_PORT
{{- end }}
`;
