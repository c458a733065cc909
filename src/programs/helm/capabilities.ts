/** What templates know of the cluster: its version and its kinds of API. Source: helm.sh/helm/v4, pkg/chart/common/capabilities.go. */
import {
  type GoFunction,
  goFunction,
  type GoList,
  GoObject,
  type GoValue,
  withType,
} from "../../go_template/value.ts";
import { ChartError } from "./chart.ts";

export interface Capabilities {
  /** `v1.36.3`, `v1.33.4-gke.12`. */
  kubeVersion: string;
  /** `apps/v1`, and for a cluster that was asked, `apps/v1/Deployment`, too. */
  apiVersions: readonly string[];
}

/** The version of Helm whose behaviour this is. */
export const helmVersion = {
  version: "v4.2.3",
  git_commit: "43e8b7feece8beb0fcba47059ec9b522fd929a64",
  git_tree_state: "clean",
  go_version: "go1.26.5",
  kube_client_version: "v1.36",
};

/** Where no cluster is asked. */
export const defaultCapabilities: Capabilities = {
  kubeVersion: "v1.36.0",
  apiVersions: [
    "v1",
    ...versions("admissionregistration.k8s.io", "v1 v1alpha1 v1beta1"),
    ...versions("internal.apiserver.k8s.io", "v1alpha1"),
    ...versions("apps", "v1 v1beta1 v1beta2"),
    ...versions("authentication.k8s.io", "v1 v1alpha1 v1beta1"),
    ...versions("authorization.k8s.io", "v1 v1beta1"),
    ...versions("autoscaling", "v1 v2"),
    ...versions("batch", "v1 v1beta1"),
    ...versions("certificates.k8s.io", "v1 v1beta1 v1alpha1"),
    ...versions("coordination.k8s.io", "v1alpha2 v1beta1 v1"),
    ...versions("discovery.k8s.io", "v1 v1beta1"),
    ...versions("events.k8s.io", "v1 v1beta1"),
    ...versions("extensions", "v1beta1"),
    ...versions("flowcontrol.apiserver.k8s.io", "v1 v1beta1 v1beta2 v1beta3"),
    ...versions("networking.k8s.io", "v1 v1beta1"),
    ...versions("node.k8s.io", "v1 v1alpha1 v1beta1"),
    ...versions("policy", "v1 v1beta1"),
    ...versions("rbac.authorization.k8s.io", "v1 v1beta1 v1alpha1"),
    ...versions("resource.k8s.io", "v1 v1beta2 v1beta1 v1alpha3"),
    ...versions("scheduling.k8s.io", "v1alpha2 v1beta1 v1"),
    ...versions("storage.k8s.io", "v1beta1 v1 v1alpha1"),
    ...versions("storagemigration.k8s.io", "v1beta1"),
    ...versions("apiextensions.k8s.io", "v1beta1 v1"),
  ],
};

function versions(group: string, list: string): string[] {
  return list.split(" ").map((version) => `${group}/${version}`);
}

/** `--kube-version`. @throws {ChartError} */
export function parseKubeVersion(text: string): string {
  if (!/^v?\d+(\.\d+)+([^\d.].*)?$/.test(text.trim())) {
    throw new ChartError(
      `invalid kube version '${text}': could not parse ${JSON.stringify(text)} as version`,
    );
  }
  return text.startsWith("v") ? text : `v${text}`;
}

/** Without what stands after the numbers. */
export function plainKubeVersion(version: string): string {
  const numbers = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  return numbers ? `v${numbers[1]}.${numbers[2]}.${numbers[3] ?? 0}` : version;
}

/** `.Capabilities`. */
export function capabilitiesValue({ kubeVersion, apiVersions }: Capabilities): GoValue {
  return new Struct("*common.Capabilities", "pointer", [
    ["KubeVersion", new KubeVersionValue(kubeVersion)],
    ["APIVersions", new VersionSet(apiVersions)],
    ["HelmVersion", helmVersionValue()],
  ]);
}

class Struct extends GoObject {
  readonly type: string;
  readonly kind: "struct" | "pointer";
  readonly #fields: [string, GoValue][];

  constructor(type: string, kind: "struct" | "pointer", fields: [string, GoValue][]) {
    super();
    this.type = type;
    this.kind = kind;
    this.#fields = fields;
  }

  override fields(): [string, GoValue][] {
    return this.#fields;
  }

  override field(name: string): { value: GoValue } | undefined {
    const found = this.#fields.find(([other]) => other === name);
    return found && { value: found[1] };
  }
}

class KubeVersionValue extends Struct {
  readonly #plain: string;

  constructor(version: string) {
    const plain = plainKubeVersion(version);
    const [, major = "", minor = ""] = /^v(\d+)\.(\d+)/.exec(plain) ?? [];
    super("common.KubeVersion", "struct", [
      ["Version", version],
      ["normalizedVersion", plain],
      ["Major", major],
      ["Minor", minor],
    ]);
    this.#plain = plain;
  }

  override printed(): string {
    return this.#plain;
  }

  override method(name: string): GoFunction | undefined {
    if (name === "String") return goFunction("", () => this.#plain);
    return name === "GitVersion" ? goFunction("", () => this.field("Version")!.value) : undefined;
  }
}

class VersionSet extends GoObject {
  readonly type = "common.VersionSet";
  readonly kind = "slice";
  readonly #list: GoList;

  constructor(list: readonly string[]) {
    super();
    this.#list = withType([...list], "[]string");
  }

  override underlying(): GoValue {
    return this.#list;
  }

  override method(name: string): GoFunction | undefined {
    return name === "Has"
      ? goFunction("string", (version: string) => this.#list.includes(version))
      : undefined;
  }
}

/** In JSON, its fields have the names of the record. */
function helmVersionValue(): GoValue {
  const names: Record<string, keyof typeof helmVersion> = {
    Version: "version",
    GitCommit: "git_commit",
    GitTreeState: "git_tree_state",
    GoVersion: "go_version",
    KubeClientVersion: "kube_client_version",
  };
  return new (class extends Struct {
    override underlying(): GoValue {
      return { ...helmVersion };
    }
  })("version.BuildInfo", "struct", Object.entries(names).map(([name, key]) => [name, helmVersion[key]]));
}
