/** Renders a chart for a cluster: what that is and has is asked there. Source: helm.sh/helm/v4, pkg/action/action.go. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Acting } from "../../cluster/helm/acting.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { serverVersion } from "../../cluster/server_version.ts";
import { jsonOf } from "../../go_template/functions/json_text.ts";
import type { GoMap } from "../../go_template/value.ts";
import { resourceOfKind } from "../../kube/discovery.ts";
import type { HelmRelease } from "../../kube/helm_release.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import type { Call } from "../program.ts";
import type { Capabilities } from "./capabilities.ts";
import { chartRecord } from "./chart_record.ts";
import type { Chart } from "./chart.ts";
import { warning } from "./go_log.ts";
import { renderChart, type RenderOptions } from "./render_chart.ts";

/** What the new revision is. */
export interface RevisionFacts {
  readonly name: string;
  readonly revision: number;
  /** What templates are told, where that is another number. */
  readonly shownRevision?: number;
  readonly isUpgrade: boolean;
  /** `pending-install` and the like. */
  readonly status: string;
  readonly description: string;
  readonly firstDeployed?: string;
  readonly isServerSide: boolean;
  readonly labels: Readonly<Record<string, string>>;
  /** Whether templates may look at the cluster. */
  readonly asksCluster: boolean;
}

/** The revision as it is kept, not yet anywhere. Rejects with ChartError. */
export async function renderRelease(
  chart: Chart,
  values: GoMap,
  facts: RevisionFacts,
  call: Call,
  acting: Acting,
): Promise<HelmRelease> {
  const { flags, io } = call;
  const rendered = await renderChart(chart, values, {
    release: {
      name: facts.name,
      namespace: acting.namespace,
      revision: facts.shownRevision ?? facts.revision,
      isUpgrade: facts.isUpgrade,
    },
    capabilities: await capabilitiesOf(acting),
    now: () => io.now(),
    random: () => io.random(),
    warn: warning(io.now(), (text) => void io.err(text)),
    ...(facts.asksCluster ? { lookup: lookupIn(acting) } : {}),
    hasInnerNotes: flags.bool("render-subchart-notes"),
    hidesSecrets: flags.bool("hide-secret"),
    skipsSchema: flags.bool("skip-schema-validation"),
  });
  const time = new Date(io.now()).toISOString();
  const { labels } = facts;
  return {
    name: facts.name,
    info: {
      first_deployed: facts.firstDeployed ?? time,
      last_deployed: time,
      description: facts.description,
      status: facts.status,
      ...(rendered.notes === "" ? {} : { notes: rendered.notes }),
    },
    chart: chartRecord(rendered.chart),
    ...(Object.keys(values).length === 0 ? {} : { config: jsonOf(values) }),
    manifest: rendered.manifest,
    ...(rendered.hooks.length === 0 ? {} : { hooks: rendered.hooks }),
    version: facts.revision,
    namespace: acting.namespace,
    apply_method: facts.isServerSide ? "ssa" : "csa",
    ...(Object.keys(labels).length === 0 ? {} : { labels: { ...labels } }),
  };
}

/** What the server says of itself. */
/** What the cluster is and has. */
export async function capabilitiesOf({ client, discovery, signal }: Acting): Promise<Capabilities> {
  const [{ gitVersion }, { groupVersions, resources }] = await Promise.all([
    serverVersion(client, { signal }),
    discovery(),
  ]);
  const kinds = resources.map(({ group, version, kind }) => `${group ? `${group}/` : ""}${version}/${kind}`);
  return { kubeVersion: gitVersion, apiVersions: [...new Set([...groupVersions, ...kinds])] };
}

/** Objects for templates that look at the cluster. */
export function lookupIn({ client, discovery, signal }: Acting): NonNullable<RenderOptions["lookup"]> {
  return async (apiVersion: string, kind: string, namespace: string, name: string): Promise<JsonObject> => {
    const resource = resourceOfKind(await discovery(), apiVersion, kind);
    if (!resource) return {};
    const home = resource.namespaced && namespace ? { namespace } : {};
    const path = resourcePath(resource, { ...home, ...(name === "" ? {} : { name }) });
    try {
      return await client.get<KubeObject>(path, { signal }) as unknown as JsonObject;
    } catch (error) {
      if (error instanceof ApiError && error.code === 404) return {};
      throw error;
    }
  };
}
