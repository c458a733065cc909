import { Client } from "../../src/cluster/client.ts";
import { discover } from "../../src/cluster/discover.ts";
import type { Transport } from "../../src/cluster/transport.ts";
import type { OpenApiDocument } from "../../src/kube/openapi.ts";
import type { Connection } from "../../src/programs/connection.ts";
import { fixture, fixtureJson } from "../fixtures.ts";

/**
 * Answers to paths (query included, or left out to answer any): a body, the name of a recorded file (ends in .json), or
 * that of the recorded Table and list, of which the request's Accept decides.
 */
export type Answers = Record<string, unknown>;

export class TableAndList {
  constructor(readonly table: string, readonly list: string, readonly warning?: string) {}
}

/** A cluster that gives recorded answers, discovery among them; what it does not know is 404. */
export function recordedCluster(
  answers: Answers = {},
): Connection & { requests: string[]; warnings: string[] } {
  const requests: string[] = [];
  const warnings: string[] = [];
  const all: Answers = {
    "/api": "discovery/api.agg.v2.json",
    "/apis": "discovery/apis.agg.v2.json",
    ...answers,
  };
  const transport: Transport = {
    description: "recorded answers",
    request(path, init) {
      requests.push(`${init?.method ?? "GET"} ${path}`);
      const answer = all[path] ?? all[path.split("?")[0]!];
      const wantsTable = new Headers(init?.headers).get("accept")?.includes("as=Table");
      const found = answer instanceof TableAndList ? wantsTable ? answer.table : answer.list : answer;
      const warning = answer instanceof TableAndList && answer.warning ? { warning: answer.warning } : {};
      if (found === undefined) return Promise.resolve(new Response("404 page not found", { status: 404 }));
      const body = typeof found === "string" && found.endsWith(".json")
        ? fixture(found)
        : JSON.stringify(found);
      return Promise.resolve(
        new Response(body, { headers: { "content-type": "application/json", ...warning } }),
      );
    },
    connect: () => Promise.reject(new Error("no streams were recorded")),
    close: () => {},
  };
  const client = new Client(transport, { onWarning: (text) => warnings.push(text) });
  const found = new Map<string, Promise<OpenApiDocument>>();
  return {
    client,
    requests,
    warnings,
    namespace: "default",
    discovery: () => discover(client),
    openapi(groupVersion) {
      const name = groupVersion.includes("/")
        ? `apis__${groupVersion.replace("/", "__")}`
        : `api__${groupVersion}`;
      let document = found.get(name);
      if (!document) found.set(name, document = Promise.resolve(fixtureJson(`openapi/v3/${name}.json`)));
      return document;
    },
  };
}
