import { isMapping } from "./kubeconfig_schema.ts";
import type { ExecConfig } from "./kubeconfig.ts";
import type { ClientCertificate } from "./client_certificate.ts";

/** What a plug-in gave. */
export interface ExecCredential {
  token?: string;
  certificate?: ClientCertificate;
  /** When it ends, in ms since the epoch; never when absent. */
  expiresMs?: number;
}

/** `spec.cluster` of what a plug-in is told when it asks for it (client.authentication.k8s.io Cluster). */
export interface ExecCluster {
  "server": string;
  "tls-server-name"?: string;
  "insecure-skip-tls-verify"?: boolean;
  /** Base64 of PEM. */
  "certificate-authority-data"?: string;
  "proxy-url"?: string;
  "disable-compression"?: boolean;
  /** The cluster's extension `client.authentication.k8s.io/exec`. */
  "config"?: unknown;
}

/** One run of a program. */
export interface ExecRun {
  command: string;
  args: string[];
  env: Record<string, string>;
  /** Whether the plug-in gets the terminal: standard input, and standard error for its questions. */
  isInteractive: boolean;
  signal?: AbortSignal;
}

/** Runs a program to its end. Rejects with Deno.errors.NotFound when there is none of that name. */
export type ExecRunner = (run: ExecRun) => Promise<{ code: number; stdout: string; stderr: string }>;

/** How a plug-in is run. */
export interface ExecSettings {
  /** Who it is for, for messages. */
  userName: string;
  exec: ExecConfig;
  cluster: ExecCluster;
  /** Whether there is a terminal that the plug-in may use now. */
  isTerminalFree: boolean;
  run?: ExecRunner;
}

/** A plug-in that gave no credentials. */
export class ExecPluginError extends Error {
  override readonly name = "ExecPluginError";
}

const API_VERSIONS = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"];

/** What is wrong with the settings themselves; undefined when they can be used. Wording: clientcmd/validation.go. */
export function execProblem(userName: string, exec: ExecConfig): string | undefined {
  if (!exec.command) return `command must be specified for ${userName} to use exec authentication plugin`;
  if (!exec.apiVersion) {
    return `apiVersion must be specified for ${userName} to use exec authentication plugin`;
  }
  if (!API_VERSIONS.includes(exec.apiVersion)) {
    return `exec plugin: invalid apiVersion "${exec.apiVersion}" (known: ${API_VERSIONS.join(", ")})`;
  }
  if (exec.env?.some((variable) => !variable.name)) {
    return `env variable name must be specified for ${userName} to use exec authentication plugin`;
  }
  const mode = exec.interactiveMode;
  if (!mode) {
    return exec.apiVersion.endsWith("/v1")
      ? `interactiveMode must be specified for ${userName} to use exec authentication plugin`
      : undefined;
  }
  return ["Never", "IfAvailable", "Always"].includes(mode)
    ? undefined
    : `invalid interactiveMode for ${userName}: "${mode}"`;
}

/**
 * Runs a credential plug-in (API group client.authentication.k8s.io).
 * @throws {ExecPluginError} when the settings are wrong, the program is missing or fails, or its answer is no credential
 */
export async function runExecPlugin(settings: ExecSettings, signal?: AbortSignal): Promise<ExecCredential> {
  const { exec, userName } = settings;
  const problem = execProblem(userName, exec);
  if (problem) throw new ExecPluginError(problem);
  const mode = exec.interactiveMode ?? "IfAvailable";
  if (mode === "Always" && !settings.isTerminalFree) {
    throw new ExecPluginError(
      `exec plugin cannot support interactive mode: standard input is unavailable, and ${exec.command} needs it`,
    );
  }
  const isInteractive = mode !== "Never" && settings.isTerminalFree;
  const env: Record<string, string> = {};
  for (const variable of exec.env ?? []) env[variable.name ?? ""] = variable.value ?? "";
  env.KUBERNETES_EXEC_INFO = execInfo(settings, isInteractive);
  const run: ExecRun = { command: exec.command ?? "", args: exec.args ?? [], env, isInteractive };
  if (signal) run.signal = signal;
  return readCredential(await output(settings, run), exec);
}

/** What the plug-in is told in its environment. */
function execInfo(settings: ExecSettings, interactive: boolean): string {
  const spec = settings.exec.provideClusterInfo
    ? { cluster: settings.cluster, interactive }
    : { interactive };
  return JSON.stringify({ kind: "ExecCredential", apiVersion: settings.exec.apiVersion, spec });
}

async function output(settings: ExecSettings, run: ExecRun): Promise<string> {
  let result;
  try {
    result = await (settings.run ?? runProgram)(run);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) {
      const text = error instanceof Error ? error.message : String(error);
      throw new ExecPluginError(`getting credentials: exec: ${text}`, { cause: error });
    }
    const hint = settings.exec.installHint ? `\n\n${settings.exec.installHint}` : "";
    throw new ExecPluginError(
      `getting credentials: exec: executable ${run.command} not found\n\nIt looks like you are trying to use a ` +
        `client-go credential plugin that is not installed.${hint}`,
      { cause: error },
    );
  }
  if (result.code === 0) return result.stdout;
  const said = result.stderr.trim().slice(-MAX_STDERR_CHARACTERS);
  throw new ExecPluginError(
    `getting credentials: exec: executable ${run.command} failed with exit code ${result.code}` +
      (said ? `: ${said}` : ""),
  );
}

const MAX_STDERR_CHARACTERS = 2000;

function readCredential(stdout: string, exec: ExecConfig): ExecCredential {
  const fail = (problem: string) => new ExecPluginError(`getting credentials: ${problem}`);
  let answer: unknown;
  try {
    answer = JSON.parse(stdout);
  } catch {
    // The parser's own words quote what it read, which may be a token.
    throw fail(
      `decoding stdout of ${exec.command}: expected JSON, found ${
        stdout.trim() ? "something else" : "nothing"
      }`,
    );
  }
  if (!isMapping(answer) || answer.kind !== "ExecCredential") {
    throw fail(`decoding stdout of ${exec.command}: expected an ExecCredential`);
  }
  if (answer.apiVersion !== exec.apiVersion) {
    throw fail(
      `exec plugin is configured to use API version ${exec.apiVersion}, plugin returned version ${answer.apiVersion}`,
    );
  }
  if (!isMapping(answer.status)) throw fail("exec plugin didn't return a status field");
  const { token, clientCertificateData: cert, clientKeyData: key, expirationTimestamp } = answer.status;
  if (!token && !cert && !key) throw fail("exec plugin didn't return a token or cert/key pair");
  if (Boolean(cert) !== Boolean(key)) throw fail("exec plugin returned only certificate or key, not both");
  const expiresMs = expirationTimestamp ? Date.parse(String(expirationTimestamp)) : NaN;
  return {
    ...(token ? { token: String(token) } : {}),
    ...(cert ? { certificate: { cert: String(cert), key: String(key) } } : {}),
    ...(Number.isNaN(expiresMs) ? {} : { expiresMs }),
  };
}

/** Runs it as a child of this process, whose environment it gets too. */
async function runProgram(run: ExecRun): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = new Deno.Command(run.command, {
    args: run.args,
    env: run.env,
    stdin: run.isInteractive ? "inherit" : "null",
    stdout: "piped",
    stderr: run.isInteractive ? "inherit" : "piped",
    ...(run.signal ? { signal: run.signal } : {}),
  });
  const result = await child.output();
  const text = new TextDecoder();
  return {
    code: result.code,
    stdout: text.decode(result.stdout),
    stderr: run.isInteractive ? "" : text.decode(result.stderr),
  };
}
