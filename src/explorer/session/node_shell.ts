/** A shell on a node, in a privileged pod that is made for it and removed when it ends. */
import { resourcePath } from "../../cluster/resource_path.ts";
import { humanDuration } from "../../kube/age.ts";
import { PODS } from "../../kube/discovery.ts";
import { fromLabelMap, printLabelSelector } from "../../kube/label_selector.ts";
import type { KubeObject } from "../../kube/object.ts";
import { line } from "../../terminal/line.ts";
import type { Change } from "../change/change.ts";
import { propose } from "../change/propose.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { Command } from "../command.ts";
import { formPane } from "../dialog/form.ts";
import type { NewPane, PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import { containerRuns } from "./container_start.ts";
import { debuggerEnd } from "./debugger_name.ts";
import { nodeShellContainer, nodeShellLabels, nodeShellName, nodeShellPod } from "./node_shell_pod.ts";
import { endNotice, execShell, say, shells } from "./shell.ts";

/** Proposes the pod; pods that are left of earlier shells are offered for removal before. */
export function nodeShell({ name: node }: Target, context: PaneContext): readonly Command[] {
  const { namespace } = context.settings.nodeShell;
  return [{
    type: "task",
    pane: context.pane,
    name: "node-shell",
    run: async ({ client, timing }, _tell, signal) => {
      const pod = nodeShellName(node, debuggerEnd(() => timing.random()));
      const labelSelector = printLabelSelector(fromLabelMap(nodeShellLabels));
      const { items } = await client.list(resourcePath(PODS, { namespace }), {
        query: { labelSelector },
        signal,
      });
      const left = items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
      const shell = shellChange(node, pod, context);
      if (left.length === 0) return propose(shell, context);
      return [{ type: "open", pane: leftForm(left, shell, timing.now()) }];
    },
  }];
}

const [keep, remove, removeOnly] = ["a new pod", "remove, then a new pod", "remove only"];

function leftForm(left: readonly KubeObject[], shell: Change, now: number): NewPane {
  const age = ({ metadata }: KubeObject): string =>
    humanDuration(Math.max(0, now - Date.parse(metadata.creationTimestamp ?? "")));
  const shown = left.slice(0, leftLimit).map((pod) =>
    line(`    ${pod.metadata.name}, ${age(pod)} old${nodeOf(pod)}`, "warn")
  );
  const more = left.length > leftLimit ? [line(`    and ${left.length - leftLimit} more`, "warn")] : [];
  return formPane({
    title: "Pods of node shells are left; somebody may be using them",
    lines: [...shown, ...more],
    fields: [{
      name: "answer",
      label: "go on with",
      type: "choice",
      value: keep!,
      choices: [keep!, remove!, removeOnly!],
    }],
    kubectl: ({ answer }, now) => answer === keep ? shell.kubectl : removal(left, now).kubectl,
    submit: ({ answer }, now) => {
      if (answer === keep) return propose(shell, now);
      const change = removal(left, now);
      if (answer === removeOnly) return propose(change, now);
      const next = (): Promise<readonly Command[]> => Promise.resolve(propose(shell, now));
      return propose({ ...change, after: [{ type: "later", load: next }] }, now);
    },
  });
}

const leftLimit = 5;

function nodeOf({ spec }: KubeObject): string {
  const { nodeName } = (spec ?? {}) as { nodeName?: string };
  return nodeName ? ` on ${nodeName}` : "";
}

function removal(left: readonly KubeObject[], { contextFlag }: PaneContext): Change {
  const { namespace = "" } = left[0]!.metadata;
  const names = left.map(({ metadata }) => metadata.name!);
  return {
    title: `Remove ${left.length} pod${left.length === 1 ? "" : "s"} of earlier node shells`,
    done: left.length === 1 ? `Pod ${names[0]} removed` : `${left.length} pods of node shells removed`,
    writes: left.map(({ metadata }) => ({
      target: { resource: PODS, namespace, name: metadata.name!, uid: metadata.uid! },
      request: { type: "delete", options: { gracePeriodSeconds: 0 } },
    })),
    kubectl: `kubectl delete pods ${names.join(" ")} -n ${namespace} --grace-period=0${contextFlag}`,
    isDestructive: true,
    undo: "a shell that has ended does not come back",
  };
}

function shellChange(node: string, pod: string, context: PaneContext): Change {
  const { settings: { nodeShell: { image, namespace } }, contextFlag } = context;
  const object = nodeShellPod(node, pod, { image, namespace });
  const path = resourcePath(PODS, { namespace });
  return {
    title: `Open a shell on node ${node}`,
    done: `Pod ${namespace}/${pod} made for a shell on node ${node}`,
    writes: [{
      target: { resource: PODS, namespace, name: pod, uid: "" },
      // Not as a new object with all its fields: what the pod may do is to be seen without scrolling.
      request: {
        type: "steps",
        run: async (client, _tell, signal) => void await client.create(path, object, { signal }),
      },
    }],
    kubectl:
      `kubectl debug node/${node} -it --image=${image} --profile=sysadmin -n ${namespace}${contextFlag}`,
    isDestructive: false,
    consequences: async ({ client }, tell, signal) => {
      const lines = [
        line(
          `Pod ${namespace}/${pod} with ${image}: privileged, with the node's processes, network and IPC.`,
        ),
        line("It may do everything on the node, whose files are under /host (chroot /host).", "warn"),
        line("It is removed when the shell ends."),
      ];
      tell(lines);
      try {
        await client.create(path, object, { query: { dryRun: "All" }, signal });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        if (!signal.aborted) tell([...lines, line(`✗ the server refuses: ${why}`, "bad")]);
      }
    },
    undo: "its pod is removed when the shell ends",
    after: [{
      type: "work",
      name: "node shell",
      run: async (port, tell, signal) => {
        const { metadata } = await port.client.get(resourcePath(PODS, { namespace, name: pod }), { signal });
        const made = { namespace, name: pod, uid: metadata.uid!, node };
        tell([{ type: "notify", text: `Pod ${pod} starts …`, role: "busy" }]);
        try {
          await containerRuns(port, { ...made, container: nodeShellContainer }, signal);
        } catch (error) {
          tell(await removed(port, made));
          throw error;
        }
        if (!signal.aborted) tell([shellOn(made)]);
      },
    }],
  };
}

interface MadePod {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly node: string;
}

function shellOn(pod: MadePod): Command {
  const place = `node ${pod.node}`;
  return {
    type: "handOver",
    name: "node shell",
    run: async (port, _machine, terminal) => {
      let notices: readonly Command[] = [];
      try {
        say(terminal, `Shell on ${place}: its files are under /host; leave it with exit or Ctrl-D.`);
        const wish = { target: pod, container: nodeShellContainer, commands: shells };
        const end = await execShell(port, terminal, wish);
        notices = [
          end
            ? endNotice("Shell", place, end)
            : { type: "notify", text: "There is no shell in the image of nodeShell.image.", role: "warn" },
        ];
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        notices = [{ type: "notify", text: `✗ Shell on ${place}: ${why}`, role: "bad" }];
      }
      return [...notices, ...await removed(port, pod)];
    },
  };
}

/** Takes the pod away as it was announced; what hinders that is said, and the next shell offers it again. */
async function removed({ client, timing }: ClusterPort, pod: MadePod): Promise<readonly Command[]> {
  const { namespace, name, uid } = pod;
  const options = { gracePeriodSeconds: 0, preconditions: { uid } };
  const late = new AbortController();
  const done = new AbortController();
  void timing.sleep(removalMs, done.signal).then(() => late.abort(new Error("no answer in time")));
  try {
    await client.delete(resourcePath(PODS, { namespace, name }), options, { signal: late.signal });
    return [];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === 404) return [];
    const why = error instanceof Error ? error.message : String(error);
    const text =
      `✗ Pod ${namespace}/${name} is left on node ${pod.node}: ${why}. The next shell offers to remove it.`;
    return [{ type: "notify", text, role: "bad" }];
  } finally {
    done.abort();
  }
}

const removalMs = 10_000;
