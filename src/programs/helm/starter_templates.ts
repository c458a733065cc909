/**
 * The templates of a new chart. They render to the manifests that those of `helm create` render to, and define templates
 * of the same names; CHART stands for the chart's name.
 */
export const starterTemplates: Readonly<Record<string, string>> = {
  "templates/_helpers.tpl":
    `{{/* What the chart is called in labels; nameOverride wins over its own name. */}}
{{- define "CHART.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/*
What objects are called: the release's name and the chart's, but one of them where it holds the other already.
Names in DNS end at 63 letters, and not with a dash.
*/}}
{{- define "CHART.fullname" -}}
{{- $chart := .Values.nameOverride | default .Chart.Name -}}
{{- $full := .Release.Name -}}
{{- if not (contains $chart .Release.Name) -}}
{{- $full = printf "%s-%s" .Release.Name $chart -}}
{{- end -}}
{{- .Values.fullnameOverride | default $full | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* The chart with its version; a plus has no place in a label. */}}
{{- define "CHART.chart" -}}
{{- printf "%s-%s" .Chart.Name (.Chart.Version | replace "+" "_") | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* What selectors look for: it must never change while a release lives. */}}
{{- define "CHART.selectorLabels" -}}
app.kubernetes.io/name: {{ include "CHART.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "CHART.labels" -}}
helm.sh/chart: {{ include "CHART.chart" . }}
{{ include "CHART.selectorLabels" . }}
{{- with .Chart.AppVersion }}
app.kubernetes.io/version: {{ quote . }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/* The account that pods run under: one of their own, or the namespace's. */}}
{{- define "CHART.serviceAccountName" -}}
{{- $fallback := ternary (include "CHART.fullname" .) "default" .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default $fallback -}}
{{- end -}}
`,
  "templates/deployment.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "CHART.fullname" . }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
spec:
  {{- /* With autoscaling, the autoscaler says how many. */}}
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicaCount }}
  {{- end }}
  selector:
    matchLabels:
      {{- include "CHART.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      ${block("podAnnotations", "annotations", 6)}
      labels:
        {{- include "CHART.labels" . | nindent 8 }}
        {{- with .Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      ${block("imagePullSecrets", "imagePullSecrets", 6)}
      serviceAccountName: {{ include "CHART.serviceAccountName" . }}
      ${block("podSecurityContext", "securityContext", 6)}
      containers:
        - name: {{ .Chart.Name }}
          ${block("securityContext", "securityContext", 10)}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          ports:
            - name: http
              containerPort: {{ .Values.service.port }}
              protocol: TCP
          ${
    ["livenessProbe", "readinessProbe", "resources", "volumeMounts"].map((key) => block(key, key, 10)).join(
      "\n          ",
    )
  }
      ${
    ["volumes", "nodeSelector", "affinity", "tolerations"].map((key) => block(key, key, 6)).join("\n      ")
  }
`,
  "templates/service.yaml": `${head("v1", "Service")}
spec:
  type: {{ .Values.service.type }}
  ports:
    - port: {{ .Values.service.port }}
      targetPort: http
      protocol: TCP
      name: http
  selector:
    {{- include "CHART.selectorLabels" . | nindent 4 }}
`,
  "templates/serviceaccount.yaml": `{{- if .Values.serviceAccount.create -}}
${head("v1", "ServiceAccount", "serviceAccountName")}
  ${block("serviceAccount.annotations", "annotations", 2)}
automountServiceAccountToken: {{ .Values.serviceAccount.automount }}
{{- end }}
`,
  "templates/hpa.yaml": `{{- with .Values.autoscaling }}
{{- if .enabled }}
${head("autoscaling/v2", "HorizontalPodAutoscaler", "fullname", "$")}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "CHART.fullname" $ }}
  minReplicas: {{ .minReplicas }}
  maxReplicas: {{ .maxReplicas }}
  metrics:
    {{- range $resource, $percentage := dict "cpu" .targetCPUUtilizationPercentage "memory" .targetMemoryUtilizationPercentage }}
    {{- if $percentage }}
    - type: Resource
      resource:
        name: {{ $resource }}
        target:
          type: Utilization
          averageUtilization: {{ $percentage }}
    {{- end }}
    {{- end }}
{{- end }}
{{- end }}
`,
  "templates/ingress.yaml": `{{- if .Values.ingress.enabled -}}
${head("networking.k8s.io/v1", "Ingress")}
  ${block("ingress.annotations", "annotations", 2)}
spec:
  {{- with .Values.ingress.className }}
  ingressClassName: {{ . }}
  {{- end }}
  {{- with .Values.ingress.tls }}
  tls:
    {{- range . }}
    - hosts:
        {{- range .hosts }}
        - {{ quote . }}
        {{- end }}
      secretName: {{ .secretName }}
    {{- end }}
  {{- end }}
  rules:
    {{- range $rule := .Values.ingress.hosts }}
    - host: {{ quote $rule.host }}
      http:
        paths:
          {{- range $rule.paths }}
          - path: {{ .path }}
            {{- with .pathType }}
            pathType: {{ . }}
            {{- end }}
            backend:
              service:
                name: {{ include "CHART.fullname" $ }}
                port:
                  number: {{ $.Values.service.port }}
          {{- end }}
    {{- end }}
{{- end }}
`,
  "templates/httproute.yaml": `{{- if .Values.httpRoute.enabled -}}
${head("gateway.networking.k8s.io/v1", "HTTPRoute")}
  ${block("httpRoute.annotations", "annotations", 2)}
spec:
  parentRefs:
    {{- with .Values.httpRoute.parentRefs }}
      {{- toYaml . | nindent 4 }}
    {{- end }}
  ${block("httpRoute.hostnames", "hostnames", 2)}
  rules:
    {{- range $rule := .Values.httpRoute.rules }}
    {{- with $rule.matches }}
    - matches:
      {{- toYaml . | nindent 8 }}
    {{- end }}
    {{- with $rule.filters }}
      filters:
      {{- toYaml . | nindent 8 }}
    {{- end }}
      backendRefs:
        - name: {{ include "CHART.fullname" $ }}
          port: {{ $.Values.service.port }}
          weight: 1
    {{- end }}
{{- end }}
`,
  "templates/tests/test-connection.yaml": `apiVersion: v1
kind: Pod
metadata:
  name: "{{ include "CHART.fullname" . }}-test-connection"
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
  annotations:
    "helm.sh/hook": test
spec:
  containers:
    - name: wget
      image: busybox
      command: ['wget']
      args: ['{{ include "CHART.fullname" . }}:{{ .Values.service.port }}']
  restartPolicy: Never
`,
};

/** A map of the values under a key of its own, unless it is empty. */
function block(values: string, key: string, indent: number): string {
  const blanks = " ".repeat(indent);
  return `{{- with .Values.${values} }}
${blanks}${key}:
${blanks}  {{- toYaml . | nindent ${indent + 2} }}
${blanks}{{- end }}`;
}

function head(apiVersion: string, kind: string, name = "fullname", context = "."): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: {{ include "CHART.${name}" ${context} }}
  labels:
    {{- include "CHART.labels" ${context} | nindent 4 }}`;
}
