/** `pequod doctor`: what was found, whether it works, and what to do where it does not. */
import { ApiError } from "../cluster/api_error.ts";
import { ConnectionError, type ConnectionErrorKind } from "../cluster/connection_error.ts";
import { KubeconfigError } from "../cluster/kubeconfig_error.ts";
import { serverVersion } from "../cluster/server_version.ts";
import type { Config } from "../cluster/kubeconfig.ts";
import type { Call, Program } from "../programs/program.ts";
import type { Connection } from "../programs/connection.ts";
import { kubectlErrorText } from "../programs/kubectl/error_text.ts";
import { kubeconfigPlaces } from "./cluster_choice.ts";
import { remarkText, summary } from "../settings/report.ts";
import { examineConfiguration } from "./config_programs.ts";
import { describeTerminal } from "./terminal_report.ts";
import { PEQUOD_VERSION } from "./version.ts";

/** One line of the report. */
export interface Finding {
  about: string;
  /** `note` is worth knowing, and nothing is wrong. */
  verdict: "ok" | "bad" | "note";
  text: string;
  /** What to do about it. */
  advice?: string;
}

export const doctor: Program = {
  name: "doctor",
  summary: "Say what was found (kubeconfig, reachability, rights, terminal) and what to do",
  usage: ["[flags]"],
  flags: [],
  async run(call) {
    const kubeconfig = await examineKubeconfig(call);
    const isUsable = kubeconfig.every(({ verdict }) => verdict !== "bad");
    const findings: Finding[] = [
      {
        about: "pequod",
        verdict: "ok",
        text: `${PEQUOD_VERSION} on Deno ${Deno.version.deno}, ${Deno.build.target}`,
      },
      ...await examineSettings(call),
      ...kubeconfig,
      // What cannot be read leads to no cluster; a second error would only hide the first.
      ...(isUsable ? await examineCluster(call) : []),
      describeTerminal({
        env: call.io.env,
        isTerminal: Deno.stdout.isTerminal(),
        size: () => Deno.consoleSize(),
      }),
    ];
    await call.io.out(findings.map(findingText).join(""));
    return findings.some(({ verdict }) => verdict === "bad") ? 1 : 0;
  },
};

const SIGNS: Record<Finding["verdict"], string> = { ok: "✓", bad: "✗", note: "·" };
const ABOUT_WIDTH = 12;

/** `✓ kubeconfig  …`, the advice below it. */
export function findingText({ about, verdict, text, advice }: Finding): string {
  const indent = " ".repeat(ABOUT_WIDTH + 2);
  const body = text.trimEnd().replaceAll("\n", `\n${indent}`);
  return `${SIGNS[verdict]} ${about.padEnd(ABOUT_WIDTH)}${body}\n${advice ? `${indent}→ ${advice}\n` : ""}`;
}

/** Files of settings are no more than notes: a mistake in them stops nothing. */
async function examineSettings(call: Call): Promise<Finding[]> {
  const { loaded, problems } = await examineConfiguration(call);
  if (loaded.read.length === 0 && problems.length === 0) {
    return [{ about: "settings", verdict: "ok", text: "no files: everything is as it comes" }];
  }
  const whole: Finding = {
    about: "settings",
    verdict: problems.length > 0 ? "note" : "ok",
    text: summary(loaded.remarks, loaded.read),
  };
  const advice = "pequod config check says all of it";
  return [
    problems.length > 0 ? { ...whole, advice } : whole,
    ...problems.slice(0, shownProblems).map((remark): Finding => ({
      about: "",
      verdict: "note",
      text: `${remark.file} ${remarkText(remark)}`,
    })),
  ];
}

const shownProblems = 10;

async function examineKubeconfig(call: Call): Promise<Finding[]> {
  let config: Config;
  try {
    config = await call.kubeconfig();
  } catch (error) {
    return [{
      about: "kubeconfig",
      verdict: "bad",
      text: (error as Error).message,
      advice: "mend the file at that place, or name another with --kubeconfig",
    }];
  }
  if (config.files.length === 0) {
    const places = kubeconfigPlaces(call.flags, call.io).join(", ") || "nowhere: HOME is not set";
    return [{
      about: "kubeconfig",
      verdict: "note",
      text: `none found (looked at: ${places})`,
      advice: "the bundled cluster is used; set KUBECONFIG to reach your own",
    }];
  }
  const files = config.files.map(({ path }) => path).join(", ");
  const findings: Finding[] = [{
    about: "kubeconfig",
    verdict: "ok",
    text: `${files}: ${config.contexts.size} contexts, current ${config.currentContext || "none"}`,
  }];
  if (config.missing.length) {
    findings.push({ about: "", verdict: "note", text: `named but not there: ${config.missing.join(", ")}` });
  }
  if (config.currentContext && !config.contexts.has(config.currentContext)) {
    findings.push({
      about: "context",
      verdict: "bad",
      text: `the current context "${config.currentContext}" does not exist`,
      advice: `pequod config use-context ${[...config.contexts.keys()][0] ?? "NAME"}`,
    });
  }
  return findings;
}

async function examineCluster(call: Call): Promise<Finding[]> {
  let connection: Connection;
  try {
    connection = await call.connect();
    const start = performance.now();
    const { gitVersion } = await serverVersion(connection.client, { signal: call.io.signal });
    const reached: Finding = {
      about: "cluster",
      verdict: "ok",
      text: `${connection.client.transport.description} answers in ${
        Math.round(performance.now() - start)
      } ms: ${gitVersion}`,
    };
    return [reached, ...await examineRights(connection, call)];
  } catch (error) {
    const text = kubectlErrorText(error);
    if (text === undefined) throw error;
    return [{ about: "cluster", verdict: "bad", text, advice: adviceFor(error) }];
  }
}

function adviceFor(error: unknown): string {
  if (error instanceof ConnectionError) return CONNECTION_ADVICE[error.kind] ?? "check the network";
  if (error instanceof ApiError) return "check who you are: pequod config view --minify";
  if (error instanceof KubeconfigError) {
    return "mend the kubeconfig, or choose another with --kubeconfig or --context";
  }
  return "check the address, the network and the credentials";
}

const CONNECTION_ADVICE: Partial<Record<ConnectionErrorKind, string>> = {
  refused: "is the cluster running, and is its address in the kubeconfig still right?",
  dns: "check the host's name in the kubeconfig, and the network (a VPN?)",
  timeout: "check the network (a VPN? a firewall?); --request-timeout sets how long to wait",
  tls: "check the certificates in the kubeconfig, and this machine's clock",
  credentials: "check the user's entry in the kubeconfig: its plug-in, its files",
  proxy: "check HTTPS_PROXY and NO_PROXY, and the cluster's proxy-url",
};

interface AccessReview {
  status?: { allowed?: boolean; reason?: string };
}

/** What the explorer asks for most. */
const RIGHTS: readonly { verb: string; resource: string; isNamespaced: boolean; without: string }[] = [
  { verb: "list", resource: "pods", isNamespaced: true, without: "no pods can be shown in this namespace" },
  {
    verb: "watch",
    resource: "pods",
    isNamespaced: true,
    without: "rows are read again every 10 s instead of at once",
  },
  { verb: "list", resource: "namespaces", isNamespaced: false, without: "type a namespace's name: :ns NAME" },
  { verb: "list", resource: "nodes", isNamespaced: false, without: "the header shows no count of nodes" },
];

async function examineRights({ client, namespace }: Connection, { io }: Call): Promise<Finding[]> {
  return await Promise.all(RIGHTS.map(async ({ verb, resource, isNamespaced, without }): Promise<Finding> => {
    const text = `${verb} ${resource}${isNamespaced ? ` in ${namespace}` : ""}`;
    try {
      const review = await client.create<AccessReview>(
        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
        {
          apiVersion: "authorization.k8s.io/v1",
          kind: "SelfSubjectAccessReview",
          spec: { resourceAttributes: { verb, resource, ...(isNamespaced ? { namespace } : {}) } },
        },
        { signal: io.signal },
      );
      return review.status?.allowed
        ? { about: "right to", verdict: "ok", text }
        : { about: "right to", verdict: "note", text: `${text}: no`, advice: without };
    } catch (error) {
      return { about: "right to", verdict: "note", text: `${text}: not known (${(error as Error).message})` };
    }
  }));
}
