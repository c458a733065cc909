import type { ExecConfig, User } from "../../../cluster/kubeconfig.ts";
import { setEntry } from "../../../cluster/kubeconfig_entries.ts";
import { ArgumentsError } from "../../flags.ts";
import type { Call, Program } from "../../program.ts";
import { fileFields } from "./set_cluster.ts";
import { givenFields } from "./set_context.ts";

/** `kubectl config set-credentials`. */
export const setCredentials: Program = {
  name: "set-credentials",
  summary: "Write a user of the kubeconfig",
  description:
    "Makes a user entry, or changes the fields of one that is there. Who one is, is told by a certificate and its\n" +
    "key, by a token, by a name and a password, or by a program that is asked.",
  usage: [
    "NAME [--client-certificate=path/to/certfile] [--client-key=path/to/keyfile] [--token=bearer_token] " +
    "[--username=basic_user] [--password=basic_password] [--auth-provider=provider_name] " +
    "[--auth-provider-arg=key=value] [--exec-command=exec_command] [--exec-api-version=exec_api_version] " +
    "[--exec-arg=arg] [--exec-env=key=value]",
  ],
  flags: [
    { name: "auth-provider", kind: "string", usage: "A provider of credentials that is built into clients." },
    { name: "auth-provider-arg", kind: "list", usage: "What it is told: KEY=value; KEY- takes one away." },
    { name: "client-certificate", kind: "string", usage: "File of the certificate." },
    { name: "client-key", kind: "string", usage: "File of its key." },
    { name: "embed-certs", kind: "bool", usage: "Put the content of the files into the kubeconfig." },
    { name: "exec-api-version", kind: "string", usage: "The version of the API that the program speaks." },
    { name: "exec-arg", kind: "list", usage: "Its arguments." },
    { name: "exec-command", kind: "string", usage: "A program that prints credentials." },
    {
      name: "exec-env",
      kind: "array",
      usage: "A variable of its environment: KEY=value; KEY- takes one away.",
    },
    {
      name: "exec-interactive-mode",
      kind: "string",
      usage: "Whether it may ask: Never, IfAvailable or Always.",
    },
    { name: "exec-provide-cluster-info", kind: "bool", usage: "Tell it which cluster it is for." },
    { name: "password", kind: "string", usage: "Password." },
    { name: "token", kind: "string", usage: "Bearer token." },
    { name: "username", kind: "string", usage: "Name for the password." },
  ],
  examples: [["A token", "kubectl config set-credentials robot --token=abc"]],
  async run(call) {
    const { args, io, kubeconfig, kubeconfigFiles } = call;
    const [name] = args;
    if (args.length !== 1 || name === undefined) {
      throw new ArgumentsError(`unexpected args: [${args.join(" ")}]`);
    }
    const config = await kubeconfig();
    const fields = await userFields(call, config.users.get(name)?.settings ?? {});
    await setEntry(config, { kind: "users", name }, fields, kubeconfigFiles);
    await io.out(`User ${JSON.stringify(name)} set.\n`);
    return 0;
  },
};

async function userFields(call: Call, present: User): Promise<Record<string, unknown>> {
  const { flags, io } = call;
  const methods = [
    ...(flags.string("token") ? ["--token"] : []),
    ...(flags.string("username") || flags.string("password") ? ["--username/--password"] : []),
  ];
  if (methods.length > 1) {
    throw new Error(
      `you cannot specify more than one authentication method at the same time: ${methods.join(", ")}`,
    );
  }
  const isEmbedded = flags.bool("embed-certs");
  if (isEmbedded && !flags.string("client-certificate") && !flags.string("client-key")) {
    throw new Error("you must specify a --client-certificate or --client-key to embed");
  }
  const fields = givenFields(flags, ["token", "username", "password"]);
  // The one way takes the place of the other.
  if (flags.string("token")) Object.assign(fields, { username: undefined, password: undefined });
  if (flags.string("username") || flags.string("password")) {
    Object.assign(fields, { token: undefined, tokenFile: undefined });
  }
  for (const field of ["client-certificate", "client-key"]) {
    if (flags.string(field)) {
      Object.assign(fields, await fileFields(field, flags.string(field), isEmbedded, io));
    }
  }
  if (flags.has("auth-provider") || flags.has("auth-provider-arg")) {
    const { name, config } = present["auth-provider"] ?? {};
    const isSame = !flags.has("auth-provider") || flags.string("auth-provider") === name;
    const values = pairs(flags.list("auth-provider-arg"), isSame ? Object.entries(config ?? {}) : []);
    fields["auth-provider"] = {
      ...(values.length ? { config: Object.fromEntries(values) } : {}),
      name: flags.string("auth-provider") || name,
    };
  }
  const exec = execFields(call, present.exec);
  return exec ? { ...fields, exec } : fields;
}

function execFields({ flags }: Call, present: ExecConfig | undefined): ExecConfig | undefined {
  const names = ["command", "api-version", "arg", "env", "interactive-mode", "provide-cluster-info"];
  if (!names.some((name) => flags.has(`exec-${name}`))) return undefined;
  if (!present && !flags.has("exec-command")) return undefined;
  const known: [string, string][] = (present?.env ?? []).map(({ name = "", value = "" }) => [name, value]);
  const env = pairs(flags.list("exec-env"), known).map(([name, value]) => ({ name, value }));
  return {
    ...present,
    apiVersion: flags.string("exec-api-version") || present?.apiVersion || "client.authentication.k8s.io/v1",
    ...(flags.has("exec-arg") ? { args: flags.list("exec-arg") } : {}),
    command: flags.string("exec-command") || present?.command || "",
    ...(env.length || flags.has("exec-env") ? { env } : {}),
    ...(flags.has("exec-interactive-mode") ? { interactiveMode: flags.string("exec-interactive-mode") } : {}),
    provideClusterInfo: flags.bool("exec-provide-cluster-info") || present?.provideClusterInfo || false,
  };
}

/** `KEY=value` sets, `KEY-` takes away. */
function pairs(words: readonly string[], present: [string, string][]): [string, string][] {
  const found = new Map(present);
  for (const word of words) {
    const equals = word.indexOf("=");
    if (equals > 0) found.set(word.slice(0, equals), word.slice(equals + 1));
    else if (word.endsWith("-")) found.delete(word.slice(0, -1));
    else throw new Error(`invalid value: ${word}`);
  }
  return [...found];
}
