import { CLIENT_VERSION } from "../client_version.ts";
import { chosenContext } from "../context_choice.ts";
import { objectFormatFlag } from "../docker_flags.ts";
import { DockerFailure, EngineRefusal, EngineUnreachable } from "../engine_errors.ts";
import { goJson } from "../go_json.ts";
import type { DockerCall, Verb } from "../verb.ts";
import { type EngineInfo, serverText, warningsText } from "./info_text.ts";

export const info: Verb = {
  calls: ["system info", "info"],
  summary: "Say what the engine is, what it has and how it is set up",
  usage: "[OPTIONS]",
  flags: [objectFormatFlag()],
  async run(call) {
    const format = call.flags.string("format");
    const ClientInfo = clientInfo(call);
    const isAboutClient = format !== "" && !/\{\{\s*(json\s+)?\.\s*\}\}/.test(format) &&
      format.trim() !== "json" &&
      [...format.matchAll(/\.([A-Z]\w*)/g)].every(([, name]) => Object.hasOwn(CLIENT_FIELDS, name!));
    let server: EngineInfo | undefined;
    let failure: EngineUnreachable | EngineRefusal | undefined;
    try {
      if (!isAboutClient) server = await call.client.get<EngineInfo>("/info");
    } catch (error) {
      if (!(error instanceof EngineUnreachable) && !(error instanceof EngineRefusal)) throw error;
      failure = error;
    }
    if (format) {
      const { text, failure: wrong } = await formatted(format, { ...server, ClientInfo });
      await call.io.out(text);
      if (wrong) throw failure ?? wrong;
    } else await plain(call, ClientInfo, server, failure);
    if (failure) throw failure;
    return 0;
  },
};

const CLIENT_FIELDS: Record<string, true> = {
  ClientInfo: true,
  Version: true,
  Context: true,
  Debug: true,
  Plugins: true,
};

interface ClientInfo {
  Debug: boolean;
  Version: string;
  Context: string;
  Plugins: unknown[];
  Warnings: null;
}

function clientInfo({ settings, io }: DockerCall): ClientInfo {
  const Debug = settings.flags?.bool("debug") ?? false;
  return {
    Debug,
    Version: CLIENT_VERSION,
    Context: chosenContext(settings, io),
    Plugins: [],
    Warnings: null,
  };
}

async function plain(
  { io }: DockerCall,
  { Debug, Version, Context }: ClientInfo,
  server: EngineInfo | undefined,
  failure: Error | undefined,
): Promise<void> {
  await io.out(
    `Client:\n Version:    ${Version}\n Context:    ${Context}\n Debug Mode: ${Debug}\n\nServer:\n`,
  );
  if (!server) return await io.out(failure ? "" : "\n");
  await io.out(serverText(server));
  await io.err(warningsText(server));
}

async function formatted(
  format: string,
  facts: Record<string, unknown>,
): Promise<{ text: string; failure?: DockerFailure }> {
  if (format.trim() === "json") return { text: `${goJson(facts)}\n` };
  const { renderEither, templateOf } = await import("../template.ts");
  try {
    return { text: `${renderEither(templateOf(format, { missingKey: "error" }), facts)}\n` };
  } catch (error) {
    if (!(error instanceof DockerFailure)) throw error;
    if (!error.message.includes("executing")) throw new DockerFailure(error.message, { code: 64 });
    const message = error.message.replace("template parsing error: ", "")
      .replace(/map has no entry for key "(\w+)"/, "can't evaluate field $1 in type system.dockerInfo");
    return { text: "\n", failure: new DockerFailure(message) };
  }
}
