import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { readConfiguration } from "../../../../src/simulator/images/nginx/configuration_text.ts";
import type { Exchange } from "../../../../src/simulator/images/nginx/exchange.ts";
import { locationFor, siteOf } from "../../../../src/simulator/images/nginx/site.ts";
import { nginx } from "../../../../src/simulator/images/nginx.ts";
import { testMachine } from "../machine.ts";

/** A request that has found its location in a server with these directives. */
export function smallExchange(text: string, path: string, headers: Record<string, string> = {}): Exchange {
  const files = new FileTree({
    "/n.conf": `events {}\nhttp { server { listen 8080; server_name shop; ${text} } }\n`,
  });
  const site = siteOf(readConfiguration(files, "/n.conf"), () => []);
  const [own = "", query = ""] = path.split("?");
  const location = locationFor(site.servers[0]!, own);
  return {
    machine: testMachine(nginx),
    site,
    server: site.servers[0]!,
    port: 8080,
    version: "1.29.0",
    request: { method: "GET", path, headers, body: "", from: "10.0.0.1" },
    path: own,
    query,
    ...(location ? { location } : {}),
    isInternal: false,
    set: new Map(),
    captures: [],
  };
}
