/** Verbs of contexts: named engines. */
import { saveSettings } from "../config_file.ts";
import { chosenContext, defaultAddress } from "../context_choice.ts";
import {
  DEFAULT_CONTEXT,
  listContexts,
  metaFolder,
  readContext,
  removeContext,
  type StoredContext,
  tlsFolder,
  writeContext,
} from "../context_store.ts";
import {
  type DockerFlag,
  mapFlag,
  objectFormatFlag,
  switchFlag,
  tableFormatFlag,
  textFlag,
} from "../docker_flags.ts";
import { parseHost } from "../engine_host.ts";
import { DockerFailure } from "../engine_errors.ts";
import { goJsonIndented } from "../go_json.ts";
import { printObjects } from "../inspect.ts";
import { listingText, type ListLayout } from "../listing.ts";
import type { DockerCall, Verb } from "../verb.ts";
import { checkName } from "./context_name.ts";

type Place = Pick<DockerCall, "io" | "settings">;

const DEFAULT_DESCRIPTION = "Current DOCKER_HOST based configuration";

interface ContextRow {
  name: string;
  description: string;
  host: string;
  isCurrent: boolean;
}

const layout: ListLayout<ContextRow> = {
  type: "*formatter.clientContextContext",
  table: "{{.Name}}{{if .Current}} *{{end}}\t{{.Description}}\t{{.DockerEndpoint}}\t{{.Error}}",
  columns: {
    Current: {
      heading: "",
      value: ({ isCurrent }) => String(isCurrent),
      raw: ({ isCurrent }) => isCurrent,
    },
    Description: { heading: "DESCRIPTION", value: ({ description }) => description },
    DockerEndpoint: { heading: "DOCKER ENDPOINT", value: ({ host }) => host },
    Error: { heading: "ERROR", value: () => "" },
    Name: { heading: "NAME", value: ({ name }) => name },
  },
};

export const contextLs: Verb = {
  calls: ["context ls", "context list"],
  summary: "Show all contexts",
  usage: "[OPTIONS]",
  flags: [tableFormatFlag(), switchFlag("q, quiet", "Only names")],
  async run({ flags, io, settings }) {
    const current = chosenContext(settings, io);
    const { host } = await defaultAddress(settings.flags, io);
    const rows: ContextRow[] = [
      {
        name: DEFAULT_CONTEXT,
        description: DEFAULT_DESCRIPTION,
        host,
        isCurrent: current === DEFAULT_CONTEXT,
      },
      ...(await listContexts(io, settings.folder)).map(({ Name, Metadata, Endpoints }) => ({
        name: Name,
        description: Metadata.Description ?? "",
        host: Endpoints.docker?.Host ?? "",
        isCurrent: Name === current,
      })),
    ];
    await io.out(await listingText(rows, layout, flags.bool("quiet") ? "{{.Name}}" : flags.string("format")));
    if (io.env("DOCKER_HOST")) await io.err(overridden("a context"));
    return 0;
  },
};

export const contextShow: Verb = {
  calls: ["context show"],
  summary: "Say which context is in use",
  usage: "",
  flags: [],
  async run({ io, settings }) {
    await io.out(`${chosenContext(settings, io)}\n`);
    return 0;
  },
};

export const contextUse: Verb = {
  calls: ["context use"],
  summary: "Choose the context to use from now on",
  usage: "CONTEXT",
  flags: [],
  takes: {},
  async run({ args, io, settings }) {
    if (args.length !== 1) throw new DockerFailure(`accepts 1 arg(s), received ${args.length}`);
    const name = args[0]!;
    if (name !== DEFAULT_CONTEXT) await readContext(io, settings.folder, name);
    const { currentContext: _, ...rest } = settings.file;
    const file = name === DEFAULT_CONTEXT ? rest : { ...rest, currentContext: name };
    await saveSettings(io, { ...settings, file });
    await io.out(`${name}\n`);
    await io.err(`Current context is now ${JSON.stringify(name)}\n`);
    if (name !== DEFAULT_CONTEXT && io.env("DOCKER_HOST")) await io.err(overridden(JSON.stringify(name)));
    return 0;
  },
};

function overridden(what: string): string {
  return `Warning: DOCKER_HOST environment variable overrides the active context. To use ${what}, ` +
    "either set the global --context flag, or unset DOCKER_HOST environment variable.\n";
}

export const contextInspect: Verb = {
  calls: ["context inspect"],
  summary: "Print contexts in full, as JSON",
  usage: "[OPTIONS] [CONTEXT] [CONTEXT...]",
  flags: [objectFormatFlag()],
  takes: {},
  async run({ flags, args, io, settings }) {
    const names = args.length ? args : [chosenContext(settings, io)];
    const find = (name: string) => contextFacts({ io, settings }, name);
    if (flags.string("format")) return await printObjects({ flags, args: names, io }, find);
    const found: unknown[] = [];
    const failures: string[] = [];
    for (const name of names) {
      try {
        found.push(await find(name));
      } catch (error) {
        if (!(error instanceof DockerFailure)) throw error;
        failures.push(error.message);
      }
    }
    await io.out(`${goJsonIndented(found, "    ")}\n`);
    if (failures.length) throw new DockerFailure(failures.join("\n"));
    return 0;
  },
};

async function contextFacts({ io, settings }: Place, name: string): Promise<unknown> {
  if (name === DEFAULT_CONTEXT) {
    const { host } = await defaultAddress(settings.flags, io);
    return facts(
      { Name: name, Metadata: {}, Endpoints: { docker: { Host: host } } },
      "<IN MEMORY>",
      "<IN MEMORY>",
    );
  }
  const tls = (await tlsFolder(settings.folder, name)).replace(/\/docker$/, "");
  return facts(await readContext(io, settings.folder, name), await metaFolder(settings.folder, name), tls);
}

function facts({ Name, Metadata, Endpoints }: StoredContext, MetadataPath: string, TLSPath: string): unknown {
  const { Host = "", SkipTLSVerify = false } = Endpoints.docker ?? {};
  return {
    Name,
    Metadata: Metadata.Description ? { Description: Metadata.Description } : {},
    Endpoints: { docker: { Host, SkipTLSVerify } },
    TLSMaterial: {},
    Storage: { MetadataPath, TLSPath },
  };
}

const endpointFlags: readonly DockerFlag[] = [
  textFlag("description", "Text to keep with it"),
  mapFlag("docker", "The engine: host=ADDRESS, skip-tls-verify=true", {
    type: "stringToString",
    shown: "[]",
  }),
];

export const contextCreate: Verb = {
  calls: ["context create"],
  summary: "Add a context: a name for an engine and how to reach it",
  usage: "[OPTIONS] CONTEXT",
  flags: [...endpointFlags, textFlag("from", "Context to copy")],
  takes: { min: 1, max: 1 },
  async run({ flags, args, io, settings }) {
    const name = args[0]!;
    checkName(name);
    if ((await listContexts(io, settings.folder)).some(({ Name }) => Name === name)) {
      throw new DockerFailure(`context ${JSON.stringify(name)} already exists`);
    }
    const from = flags.string("from");
    const copied = from && from !== DEFAULT_CONTEXT
      ? (await readContext(io, settings.folder, from)).Endpoints.docker
      : undefined;
    const given = endpoint(flags.list("docker"));
    const Host = given.Host ?? copied?.Host ?? (await defaultAddress(settings.flags, io)).host;
    await writeContext(io, settings.folder, {
      Name: name,
      Metadata: flags.string("description") ? { Description: flags.string("description") } : {},
      Endpoints: { docker: { Host, SkipTLSVerify: given.SkipTLSVerify ?? false } },
    });
    await io.out(`${name}\n`);
    await io.err(`Successfully created context ${JSON.stringify(name)}\n`);
    return 0;
  },
};

export const contextUpdate: Verb = {
  calls: ["context update"],
  summary: "Change a context",
  usage: "[OPTIONS] CONTEXT",
  flags: endpointFlags,
  takes: { min: 1, max: 1 },
  async run({ flags, args, io, settings }) {
    const name = args[0]!;
    checkName(name);
    const stored = await readContext(io, settings.folder, name);
    if (flags.has("description")) stored.Metadata.Description = flags.string("description");
    if (flags.has("docker")) {
      stored.Endpoints.docker = { ...stored.Endpoints.docker, ...endpoint(flags.list("docker")) };
    }
    await writeContext(io, settings.folder, stored);
    await io.out(`${name}\n`);
    await io.err(`Successfully updated context ${JSON.stringify(name)}\n`);
    return 0;
  },
};

export const contextRm: Verb = {
  calls: ["context rm", "context remove"],
  summary: "Remove contexts",
  usage: "CONTEXT [CONTEXT...]",
  flags: [switchFlag("f, force", "Remove it even if it is in use")],
  takes: { min: 1 },
  async run({ flags, args, io, settings }) {
    const known = (await listContexts(io, settings.folder)).map(({ Name }) => Name);
    const current = chosenContext(settings, io);
    const failures: string[] = [];
    for (const name of args) {
      const quoted = JSON.stringify(name);
      if (name === DEFAULT_CONTEXT) failures.push(`context "default" cannot be removed`);
      else if (!known.includes(name)) {
        if (!flags.bool("force")) failures.push(`context ${quoted} does not exist`);
      } else if (name === current && !flags.bool("force")) {
        failures.push(`context ${quoted} is in use, set -f flag to force remove`);
      } else {
        if (name === settings.file.currentContext) {
          const { currentContext: _, ...file } = settings.file;
          await saveSettings(io, { ...settings, file });
        }
        await removeContext(io, settings.folder, name);
        await io.out(`${name}\n`);
      }
    }
    if (failures.length) throw new DockerFailure(failures.join("\n"));
    return 0;
  },
};

function endpoint(pairs: readonly string[]): { Host?: string; SkipTLSVerify?: boolean } {
  const found: { Host?: string; SkipTLSVerify?: boolean } = {};
  for (const pair of pairs.flatMap((text) => text.split(","))) {
    const [key, value = ""] = pair.split(/=(.*)/s);
    if (key === "host") {
      parseHost(/^(tcp|unix|ssh|npipe|fd):/.test(value) ? value : "", false);
      found.Host = value;
    } else if (key === "skip-tls-verify") found.SkipTLSVerify = value === "true";
    else throw new DockerFailure(`unable to create docker endpoint config: unrecognized config key: ${key}`);
  }
  return found;
}
