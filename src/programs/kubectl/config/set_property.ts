import type { Config } from "../../../cluster/kubeconfig.ts";
import {
  deleteEntry,
  type EntryKind,
  kubeconfigTarget,
  setEntry,
} from "../../../cluster/kubeconfig_entries.ts";
import { editKubeconfig } from "../../../cluster/kubeconfig_edit.ts";
import { ArgumentsError } from "../../flags.ts";
import type { Call, Program } from "../../program.ts";

/** `kubectl config set`. */
export const setProperty: Program = {
  name: "set",
  summary: "Write one value of the kubeconfig",
  description:
    "The property is a path of words with dots between them: contexts.sea.namespace, current-context. Fields\n" +
    "that hold bytes want them in base64.",
  usage: ["PROPERTY_NAME PROPERTY_VALUE"],
  flags: [{
    name: "set-raw-bytes",
    kind: "bool",
    usage: "The value is the bytes themselves, not their base64.",
  }],
  examples: [["The namespace of a context", "kubectl config set contexts.sea.namespace shop"]],
  async run(call) {
    const { args, io, kubeconfig, kubeconfigFiles } = call;
    const [path, value] = args;
    if (args.length !== 2 || path === undefined || value === undefined) {
      throw new ArgumentsError(`Unexpected args: [${args.join(" ")}]`);
    }
    const config = await kubeconfig();
    const property = parseProperty(path);
    if (property.kind === "current-context") await setCurrent(call, config, value);
    else {
      const { kind, name, field } = property;
      if (field === undefined) throw new Error(`can't set a map to a value: ${path}`);
      const typed = typedValue(field, value, call.flags.bool("set-raw-bytes"));
      await setEntry(config, { kind, name }, { [field]: typed }, kubeconfigFiles);
    }
    await io.out(`Property ${JSON.stringify(path)} set.\n`);
    return 0;
  },
};

/** `kubectl config unset`. */
export const unsetProperty: Program = {
  name: "unset",
  summary: "Take one value out of the kubeconfig",
  description:
    "The property is a path of words with dots between them: contexts.sea.namespace, current-context.",
  usage: ["PROPERTY_NAME"],
  flags: [],
  examples: [["No current context", "kubectl config unset current-context"]],
  async run(call) {
    const { args, io, kubeconfig, kubeconfigFiles } = call;
    const [path] = args;
    if (args.length !== 1 || path === undefined) {
      throw new ArgumentsError(`Unexpected args: [${args.join(" ")}]`);
    }
    const config = await kubeconfig();
    const property = parseProperty(path);
    if (property.kind === "current-context") await setCurrent(call, config, "");
    else {
      const { kind, name, field } = property;
      if (field === undefined) await deleteEntry(config, kind, name, kubeconfigFiles);
      else if (!config[kind].has(name)) throw new Error(`current map key \`${name}\` is invalid`);
      else await setEntry(config, { kind, name }, { [field]: undefined }, kubeconfigFiles);
    }
    await io.out(`Property ${JSON.stringify(path)} unset.\n`);
    return 0;
  },
};

type Property = { kind: "current-context" } | { kind: EntryKind; name: string; field?: string };

/** Names of entries may have dots: the last word is a field if it is one. */
function parseProperty(path: string): Property {
  if (path === "current-context") return { kind: path };
  const [kind = "", ...rest] = path.split(".");
  if ((kind !== "clusters" && kind !== "contexts" && kind !== "users") || rest.length === 0) {
    throw new Error(`unable to parse ${path} after [] at api.Config`);
  }
  const field = rest.at(-1)!;
  if (rest.length > 1 && FIELDS[kind].includes(field)) {
    return { kind, name: rest.slice(0, -1).join("."), field };
  }
  return { kind, name: rest.join(".") };
}

const FIELDS: Record<EntryKind, string[]> = {
  clusters: [
    "certificate-authority",
    "certificate-authority-data",
    "disable-compression",
    "insecure-skip-tls-verify",
    "proxy-url",
    "server",
    "tls-server-name",
  ],
  contexts: ["cluster", "namespace", "user"],
  users: [
    "as",
    "as-uid",
    "client-certificate",
    "client-certificate-data",
    "client-key",
    "client-key-data",
    "password",
    "token",
    "tokenFile",
    "username",
  ],
};

function typedValue(field: string, value: string, isRaw: boolean): unknown {
  if (field === "insecure-skip-tls-verify" || field === "disable-compression") {
    if (/^(1|t|T|true|TRUE|True)$/.test(value)) return true;
    if (/^(0|f|F|false|FALSE|False)$/.test(value)) return undefined;
    throw new Error(`strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`);
  }
  if (!field.endsWith("-data")) return value;
  if (isRaw) return new TextEncoder().encode(value).toBase64();
  const wrong = value.search(/[^A-Za-z0-9+/=]/);
  if (wrong >= 0 || value.length % 4 !== 0) {
    throw new Error(
      `error decoding input value: illegal base64 data at input byte ${wrong < 0 ? value.length : wrong}`,
    );
  }
  return value;
}

async function setCurrent({ kubeconfigFiles }: Call, config: Config, name: string): Promise<void> {
  const file = config.currentContextFile ?? kubeconfigTarget(config);
  await editKubeconfig(file, kubeconfigFiles, () => [{ path: ["current-context"], value: name }]);
}
