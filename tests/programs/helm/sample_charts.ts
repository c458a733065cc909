/** Charts as files in memory, by their paths. */
export const sampleFiles: Record<string, string> = {
  "web/Chart.yaml": 'apiVersion: v2\nname: web\nversion: 0.1.0\nappVersion: "1.2.3"\n',
  "web/values.yaml": "size: 1\nimage: {tag: one}\n",
  "web/templates/settings.yaml":
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}-settings}\ndata:\n" +
    '  size: "{{ .Values.size }}"\n  tag: {{ .Values.image.tag }}\n  revision: "{{ .Release.Revision }}"\n' +
    '  found: {{ if lookup "v1" "Namespace" "" "default" }}default{{ else }}nobody{{ end }}\n' +
    '  new: "{{ .Capabilities.APIVersions.Has "example.org/v1/Gadget" }}"\n',
  "web/templates/NOTES.txt": "Size {{ .Values.size }} in {{ .Release.Namespace }}.\n",
  "crd/Chart.yaml": "apiVersion: v2\nname: crd\nversion: 1.0.0\n",
  "crd/crds/gadget.yaml": JSON.stringify({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "gadgets.example.org" },
    spec: {
      group: "example.org",
      scope: "Namespaced",
      names: { kind: "Gadget", plural: "gadgets", singular: "gadget" },
      versions: [{
        name: "v1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
      }],
    },
  }),
  "crd/templates/g.yaml": "apiVersion: example.org/v1\nkind: Gadget\nmetadata: {name: g}\n",
  "broken/Chart.yaml": "apiVersion: v2\nname: broken\nversion: 1.0.0\n",
  "broken/templates/x.yaml": "a: {{ .Values.a.b }}\n",
  "library/Chart.yaml": "apiVersion: v2\nname: library\nversion: 1.0.0\ntype: library\n",
  "more.yaml": "size: 9\n",
};
