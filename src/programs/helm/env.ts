import { resolveContext } from "../../cluster/kubeconfig_context.ts";
import type { Call, Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { helmPaths } from "./helm_paths.ts";

/** `helm env`. */
export const env: Program = {
  name: "env",
  summary: "Print the variables and folders that this client uses",
  description: "Prints the variables that Helm goes by, one a line; with a name, its value alone.",
  usage: ["[flags]"],
  flags: [],
  async run(call) {
    requireArguments(call, { least: 0, most: 1, usage: "[flags]" });
    const variables = await variablesOf(call);
    const [name] = call.args;
    await call.io.out(
      name === undefined
        ? Object.entries(variables).map(([key, value]) => `${key}=${JSON.stringify(value)}\n`).join("")
        : `${variables[name] ?? ""}\n`,
    );
    return 0;
  },
};

async function variablesOf(call: Call): Promise<Record<string, string>> {
  const { io, flags } = call;
  const paths = helmPaths(io, flags);
  const value = (flag: string, variable: string) => flags.string(flag) || io.env(variable) || "";
  const isInsecure = flags.bool("kube-insecure-skip-tls-verify");
  return {
    HELM_BIN: "helm",
    HELM_BURST_LIMIT: String(flags.number("burst-limit") ?? 100),
    HELM_CACHE_HOME: paths.cache,
    HELM_CONFIG_HOME: paths.config,
    HELM_CONTENT_CACHE: paths.contentCache,
    HELM_DATA_HOME: paths.data,
    HELM_DEBUG: String(flags.bool("debug") || io.env("HELM_DEBUG") === "true"),
    HELM_KUBEAPISERVER: value("kube-apiserver", "HELM_KUBEAPISERVER"),
    HELM_KUBEASGROUPS: flags.list("kube-as-group").join(",") || (io.env("HELM_KUBEASGROUPS") ?? ""),
    HELM_KUBEASUSER: value("kube-as-user", "HELM_KUBEASUSER"),
    HELM_KUBECAFILE: value("kube-ca-file", "HELM_KUBECAFILE"),
    HELM_KUBECONTEXT: value("kube-context", "HELM_KUBECONTEXT"),
    HELM_KUBEINSECURE_SKIP_TLS_VERIFY: String(isInsecure),
    HELM_KUBETLS_SERVER_NAME: value("kube-tls-server-name", "HELM_KUBETLS_SERVER_NAME"),
    HELM_KUBETOKEN: value("kube-token", "HELM_KUBETOKEN"),
    HELM_MAX_HISTORY: io.env("HELM_MAX_HISTORY") ?? "10",
    HELM_NAMESPACE: await namespaceOf(call),
    HELM_PLUGINS: paths.plugins,
    HELM_QPS: Number(flags.string("qps") || io.env("HELM_QPS") || 0).toFixed(2),
    HELM_REGISTRY_CONFIG: paths.registryConfig,
    HELM_REPOSITORY_CACHE: paths.repositoryCache,
    HELM_REPOSITORY_CONFIG: paths.repositoryConfig,
  };
}

/** Of the flags, else of the kubeconfig's context. */
async function namespaceOf({ flags, io, kubeconfig }: Call): Promise<string> {
  const named = flags.string("namespace") || io.env("HELM_NAMESPACE");
  if (named) return named;
  const context = flags.string("kube-context") || io.env("HELM_KUBECONTEXT");
  // Where there is no kubeconfig that could be read, there is still an answer.
  return await kubeconfig().then((config) => resolveContext(config, context ? { context } : {}))
    .then(({ namespace }) => namespace, () => "default");
}
