/**
 * What kubectl, helm and docker read only while they run, and only where it is needed. A lab's programs read it before
 * they begin: its time would pass meanwhile, on a slow machine whole minutes.
 */
export const LATE_READINGS: Readonly<Record<"kubectl" | "helm" | "docker", () => Promise<unknown>>> = {
  kubectl: () =>
    Promise.all([
      import("yaml"),
      import("modern-tar"),
      import("../cluster/copy/download.ts"),
      import("../cluster/copy/upload.ts"),
      import("../kube/kyaml.ts"),
      import("../kube/yaml.ts"),
      import("../programs/kubectl/error_text.ts"),
      import("../programs/kubectl/get_objects.ts"),
      import("../programs/kubectl/get_watch.ts"),
      import("../programs/kubectl/go_template_printer.ts"),
      import("../programs/kubectl/kustomize/build.ts"),
      import("../programs/kubectl/object_printer.ts"),
      import("../programs/kubectl/request_log.ts"),
      import("../programs/kubectl/selected_manifests.ts"),
      import("../programs/kubectl/server_match.ts"),
      import("../programs/kubectl/sorted_rows.ts"),
    ]),
  helm: () => Promise.all([import("yaml"), import("../programs/helm/load_chart.ts")]),
  docker: () =>
    Promise.all([
      import("yaml"),
      import("modern-tar"),
      import("../programs/docker/help_text.ts"),
      import("../programs/docker/template.ts"),
    ]),
};
