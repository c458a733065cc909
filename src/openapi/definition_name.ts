/** How Kubernetes names definitions in its OpenAPI documents, from where the packages keep them. */

/** Groups whose definitions do not live under `io.k8s.api`. */
const OTHER_PATHS: Readonly<Record<string, string>> = {
  "apiextensions.k8s.io": "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions",
  "apiregistration.k8s.io": "io.k8s.kube-aggregator.pkg.apis.apiregistration",
};

/**
 * `apps/v1/Deployment.d.ts` of `kubernetes-models` is `io.k8s.api.apps.v1.Deployment`; `v1/Pod.d.ts` is of the
 * group `core`. Undefined for other files.
 */
export function apiDefinitionName(path: string): string | undefined {
  const parts = path.replace(/\.d\.ts$/, "").split("/");
  const [group, version, kind] = parts.length === 2 ? ["core", ...parts] : parts;
  if (parts.length < 2 || parts.length > 3 || !/^v\d/.test(version!)) return undefined;
  const root = OTHER_PATHS[group!] ?? `io.k8s.api.${group!.split(".")[0]}`;
  return `${root}.${version}.${kind}`;
}

/** `apis/meta/v1/Time.d.ts` of `@kubernetes-models/apimachinery`. */
export function machineryDefinitionName(path: string): string {
  return `io.k8s.apimachinery.pkg.${path.replace(/\.d\.ts$/, "").split("/").join(".")}`;
}
