import { API_VERSION, CLIENT_VERSION, GIT_COMMIT } from "../client_version.ts";
import { chosenContext } from "../context_choice.ts";
import { objectFormatFlag } from "../docker_flags.ts";
import { DockerFailure, EngineRefusal, EngineUnreachable } from "../engine_errors.ts";
import { goJson } from "../go_json.ts";
import { alignTabs } from "../tab_writer.ts";
import { ansicTime } from "../times.ts";
import type { DockerCall, Verb } from "../verb.ts";

interface Component {
  Name: string;
  Version: string;
  Details?: Record<string, string>;
}

interface ServerVersion {
  Platform?: { Name: string };
  Version: string;
  ApiVersion: string;
  MinAPIVersion?: string;
  Os: string;
  Arch: string;
  Components?: Component[];
  [other: string]: unknown;
}

export const version: Verb = {
  calls: ["version"],
  summary: "Print the versions of client and engine",
  usage: "[OPTIONS]",
  flags: [objectFormatFlag()],
  async run(call) {
    const format = call.flags.string("format");
    const render = await renderer(format);
    let server: ServerVersion | undefined;
    let failure: EngineUnreachable | EngineRefusal | undefined;
    try {
      server = await call.client.get<ServerVersion>("/version");
    } catch (error) {
      if (!(error instanceof EngineUnreachable) && !(error instanceof EngineRefusal)) throw error;
      failure = error;
    }
    const client = await clientFacts(call, failure === undefined);
    try {
      await call.io.out(render({ Client: client, Server: server ?? null }));
    } catch (error) {
      if (!(error instanceof DockerFailure)) throw error;
      await call.io.out("\n");
      throw failure ?? error;
    }
    if (failure) throw failure;
    return 0;
  },
};

/** What this client says of itself; the fields have the original's names. */
async function clientFacts(
  { client, io, settings }: DockerCall,
  isConnected: boolean,
): Promise<Record<string, string>> {
  return {
    Version: CLIENT_VERSION,
    ApiVersion: isConnected ? await client.version() : API_VERSION,
    DefaultAPIVersion: API_VERSION,
    GitCommit: GIT_COMMIT,
    GoVersion: "none",
    Os: "linux",
    Arch: "amd64",
    BuildTime: "unknown",
    Context: chosenContext(settings, io),
  };
}

interface Facts {
  Client: Record<string, string>;
  Server: ServerVersion | null;
}

async function renderer(format: string): Promise<(facts: Facts) => string> {
  if (format === "") return factsText;
  if (format.trim() === "json") return (facts) => `${goJson(facts)}\n`;
  const { renderEither, templateOf } = await import("../template.ts");
  try {
    const render = templateOf(format, { name: "version", missingKey: "error" });
    return (facts) => `${inGoTypes(() => renderEither(render, facts))}\n`;
  } catch (error) {
    if (!(error instanceof DockerFailure)) throw error;
    throw new DockerFailure(error.message, { code: 64 });
  }
}

/** A field that there is not is one of a type, to the original. */
function inGoTypes(act: () => string): string {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof DockerFailure)) throw error;
    const type = error.message.includes("<.Server.") ? "*types.Version" : "system.versionInfo";
    throw new DockerFailure(
      error.message.replace("template parsing error: ", "")
        .replace(/map has no entry for key "(\w+)"/, `can't evaluate field $1 in type ${type}`),
    );
  }
}

function factsText({ Client: client, Server: server }: Facts): string {
  const older = client.ApiVersion === client.DefaultAPIVersion
    ? ""
    : ` (downgraded from ${client.DefaultAPIVersion})`;
  const lines = [
    "Client:",
    ` Version:\t${client.Version}`,
    ` API version:\t${client.ApiVersion}${older}`,
    ` Go version:\t${client.GoVersion}`,
    ` Git commit:\t${client.GitCommit}`,
    ` Built:\t${client.BuildTime}`,
    ` OS/Arch:\t${client.Os}/${client.Arch}`,
    ` Context:\t${client.Context}`,
    ...(server ? serverLines(server) : []),
  ];
  return alignTabs(`${lines.join("\n")}\n`, { minWidth: 20, padding: 1 });
}

function serverLines(server: ServerVersion): string[] {
  const lines = ["", `Server:${server.Platform?.Name ? ` ${server.Platform.Name}` : ""}`];
  for (const { Name, Version, Details = {} } of server.Components ?? [engineOf(server)]) {
    lines.push(` ${Name}:`, `  Version:\t${Version}`);
    if (Name !== "Engine") {
      lines.push(...Object.keys(Details).sort().map((key) => `  ${key}:\t${Details[key]}`));
      continue;
    }
    lines.push(
      `  API version:\t${Details.ApiVersion} (minimum version ${Details.MinAPIVersion})`,
      `  Go version:\t${Details.GoVersion}`,
      `  Git commit:\t${Details.GitCommit}`,
      `  Built:\t${builtText(Details.BuildTime ?? "")}`,
      `  OS/Arch:\t${Details.Os}/${Details.Arch}`,
      `  Experimental:\t${Details.Experimental}`,
    );
  }
  return lines;
}

/** Of engines from before there were components. */
function engineOf(server: ServerVersion): Component {
  const { Version, ApiVersion, MinAPIVersion = "", GoVersion, GitCommit, BuildTime, Os, Arch, Experimental } =
    server;
  const details = {
    ApiVersion,
    MinAPIVersion,
    GoVersion,
    GitCommit,
    BuildTime,
    Os,
    Arch,
    Experimental: Experimental ?? false,
  };
  return {
    Name: "Engine",
    Version,
    Details: Object.fromEntries(Object.entries(details).map(([k, v]) => [k, String(v)])),
  };
}

function builtText(date: string): string {
  const ms = Date.parse(date);
  return Number.isNaN(ms) ? date : ansicTime(ms);
}
