/** Rolling a release back, and uninstalling it. */
import type { Client } from "../../cluster/client.ts";
import { readRelease } from "../../cluster/helm_releases.ts";
import { resourceOfKind } from "../resolve_resource.ts";
import { manifestObjects } from "../../kube/helm_release.ts";
import { line } from "../../terminal/line.ts";
import { quote } from "../../kube/shell_quote.ts";
import type { Change } from "../change/change.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import { manifestDifference } from "./release_difference.ts";
import { rollBack, type SeenRelease, uninstall } from "./release_steps.ts";

/** Back to an older revision; it becomes the newest one. */
export function rollbackChange(seen: SeenRelease, revision: number, context: PaneContext): Change {
  const { name, namespace, latest } = seen;
  return {
    title: `Roll release ${namespace}/${name} back to revision ${revision}`,
    done: `Release ${namespace}/${name} rolled back to revision ${revision}`,
    verb: "Roll back",
    isDestructive: false,
    kubectl: `helm rollback ${name} ${revision} -n ${namespace}${helmContext(context)}`,
    writes: [{
      target: releaseTarget(seen, context),
      request: {
        type: "steps",
        run: (client, tell, signal) =>
          rollBack(seen, revision, { client, tell, signal, ...timeOf(client, context) }),
      },
    }],
    consequences: async ({ client }, tell, signal) => {
      const [from, to] = await Promise.all(
        [latest, revision].map((version) => readRelease(client, { namespace, name, version }, signal)),
      );
      tell(manifestDifference(from!, to!));
    },
    undo: () => rollbackChange({ ...seen, latest: latest + 1 }, latest, context),
  };
}

/** Everything that the release has made goes, and its history. */
export function uninstallChange(seen: SeenRelease, context: PaneContext): Change {
  const { name, namespace, latest } = seen;
  return {
    title: `Uninstall release ${namespace}/${name}`,
    done: `Release ${namespace}/${name} uninstalled`,
    isDestructive: true,
    kubectl: `helm uninstall ${name} -n ${namespace}${helmContext(context)}`,
    writes: [{
      target: releaseTarget(seen, context),
      request: {
        type: "steps",
        run: (client, tell, signal) => uninstall(seen, { client, tell, signal, ...timeOf(client, context) }),
      },
    }],
    consequences: async ({ client }, tell, signal) => {
      const release = await readRelease(client, { namespace, name, version: latest }, signal);
      const objects = manifestObjects(release).map(({ kind, metadata }) => {
        const isKept = metadata.annotations?.["helm.sh/resource-policy"] === "keep";
        return line(`  ${isKept ? "keeps" : "deletes"} ${kind} ${metadata.name}`, isKept ? "dim" : "bad");
      });
      tell([...objects, line("  and every revision that is kept", "bad")]);
    },
    undo: "the chart has to be installed again: its revisions are gone",
  };
}

/** Helm calls the flag for a context by another name than kubectl. */
export function helmContext({ contextFlag }: PaneContext): string {
  return contextFlag.replace(" --context ", " --kube-context ");
}

function timeOf({ timing }: Client, context: PaneContext) {
  return { now: () => context.now, wait: (ms: number, signal: AbortSignal) => timing.sleep(ms, signal) };
}

/** The Secret of the newest revision stands for the release. */
function releaseTarget({ namespace, name, latest }: SeenRelease, { discovery }: PaneContext): Target {
  const resource = discovery && resourceOfKind(discovery, "v1", "Secret");
  return {
    resource: resource ?? secrets,
    namespace,
    name: `sh.helm.release.v1.${quote(name)}.v${latest}`,
    uid: "",
  };
}

const secrets: Target["resource"] = {
  group: "",
  version: "v1",
  name: "secrets",
  kind: "Secret",
  singularName: "secret",
  namespaced: true,
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
