/** A shell in a container. */
import { openExec } from "../../cluster/exec.ts";
import type { ExitStatus } from "../../cluster/remote_session.ts";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { KubeObject } from "../../kube/object.ts";
import type { HandedTerminal } from "../../terminal/handed_terminal.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import { quote } from "../../kube/shell_quote.ts";
import type { Target } from "../target.ts";
import { joinTerminal, type SessionEnd } from "./join_terminal.ts";
import { pickContainer } from "./pick_container.ts";

/** Opens a shell in a pod's container; where there are several, it asks which. */
export function openShell(target: Target, context: PaneContext): readonly Command[] {
  return [pickContainer({
    target,
    context,
    name: "shell",
    title: "Shell in",
    kubectl: (container) => shellCommand(target, container, context),
    then: async ({ pod, container }, port) => {
      const isWindows = await nodeSystem(pod, port) === "windows";
      return shellIn({ target, container: container.name, commands: isWindows ? windowsShells : shells });
    },
  })];
}

/** Shells, tried in this order: the next one where a program is not there. */
export const shells: readonly (readonly string[])[] = [
  ["sh", "-c", "command -v bash >/dev/null 2>&1 && exec bash || exec sh"],
  ["bash"],
  ["ash"],
];
const windowsShells: readonly (readonly string[])[] = [["powershell.exe"], ["cmd.exe"]];

export interface ShellWish {
  readonly target: Pick<Target, "namespace" | "name">;
  readonly container: string;
  readonly commands: readonly (readonly string[])[];
}

function shellIn(wish: ShellWish): readonly Command[] {
  const { target, container } = wish;
  const place = `${target.namespace}/${target.name} ${container}`;
  return [{
    type: "handOver",
    name: "shell",
    run: async (port, _machine, terminal) => {
      say(terminal, `Shell in ${place}: leave it with exit or Ctrl-D.`);
      const end = await execShell(port, terminal, wish);
      if (end) return [endNotice("Shell", place, end)];
      const text = `There is no shell in ${place}: Shift-D adds a container with one.`;
      return [{ type: "notify", text, role: "warn" }];
    },
  }];
}

/** Runs the first of the shells that is there, to its end; undefined: none is. */
export async function execShell(
  port: ClusterPort,
  terminal: HandedTerminal,
  { target, container, commands }: ShellWish,
): Promise<SessionEnd | undefined> {
  for (const command of commands) {
    const end = await execOnTerminal(port, terminal, { target, container, command });
    if (!isMissing(end)) return end;
  }
  return undefined;
}

function execOnTerminal(
  { client }: ClusterPort,
  terminal: HandedTerminal,
  { target, container, command }: {
    target: ShellWish["target"];
    container: string;
    command: readonly string[];
  },
): Promise<SessionEnd> {
  const place = { namespace: target.namespace, pod: target.name, container };
  return joinTerminal({
    terminal,
    tty: true,
    stdin: true,
    open: (output, signal) => openExec(client, { ...place, command, stdin: true, tty: true, output, signal }),
  });
}

/** What runtimes say of a program that the image does not have. */
function isMissing(end: SessionEnd): boolean {
  if (end.kind !== "failed") return false;
  return /executable file not found|no such file or directory|cannot find the file/i.test(end.message);
}

/** A line for the ordinary screen, where the program is going to write. */
export function say(terminal: HandedTerminal, text: string): void {
  terminal.write(new TextEncoder().encode(`${text}\r\n`));
}

/** How a session ended, for the explorer's own screen. */
export function endNotice(what: string, place: string, end: SessionEnd): Command {
  if (end.kind === "detached") {
    return { type: "notify", text: `${what} left: ${place} goes on.`, role: "dim" };
  }
  if (end.kind === "exited") {
    const code = end.code === 0 ? "" : ` with exit code ${end.code}`;
    return {
      type: "notify",
      text: `${what} in ${place} ended${code}.`,
      role: end.code === 0 ? "dim" : "warn",
    };
  }
  return { type: "notify", text: `✗ ${what} in ${place}: ${failure(end)}`, role: "bad" };
}

function failure({ message }: Extract<ExitStatus, { kind: "failed" }>): string {
  return message.startsWith("the connection ended") ? `connection lost; ${message}` : message;
}

/** `linux` or `windows`: as the pod says it, or else its node; who may not read nodes gets Linux. */
async function nodeSystem(pod: KubeObject, { client }: ClusterPort): Promise<string> {
  const { spec } = pod as unknown as IPod;
  const said = spec?.os?.name ?? spec?.nodeSelector?.["kubernetes.io/os"];
  if (said !== undefined || !spec?.nodeName) return said ?? "linux";
  try {
    const node = await client.get(`/api/v1/nodes/${encodeURIComponent(spec.nodeName)}`);
    return node.metadata.labels?.["kubernetes.io/os"] ?? "linux";
  } catch {
    return "linux";
  }
}

/** The kubectl command that does the same. */
export function shellCommand(
  { namespace, name }: Target,
  container: string,
  { contextFlag }: PaneContext,
): string {
  const command = shells[0]!.map(quote).join(" ");
  return `kubectl exec -it ${name} -n ${namespace} -c ${container}${contextFlag} -- ${command}`;
}
