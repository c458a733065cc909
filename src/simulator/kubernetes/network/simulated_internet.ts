/** The little there is of the world outside: a few well-known names that answer. */
import { ownEntry } from "../../../kube/own_entry.ts";
import type { HttpAnswer, HttpRequest } from "../../host/process.ts";

const SITES: Readonly<Record<string, { address: string; title: string }>> = {
  "example.com": { address: "93.184.215.14", title: "Example Domain" },
  "example.org": { address: "93.184.215.15", title: "Example Domain" },
  "kubernetes.io": { address: "15.197.167.90", title: "Kubernetes" },
  "github.com": { address: "140.82.121.4", title: "GitHub" },
  "google.com": { address: "142.250.185.78", title: "Google" },
};

/** The address of a name; undefined where nobody has registered it. */
export function internetAddress(name: string): string | undefined {
  return ownEntry(SITES, name.toLowerCase().replace(/^www\./, ""))?.address;
}

/** Undefined: nobody answers at that address. */
export function internetAnswer(address: string, request: HttpRequest, nowMs: number): HttpAnswer | undefined {
  const site = Object.values(SITES).find((candidate) => candidate.address === address);
  if (!site) return undefined;
  const body =
    `<!doctype html><html><head><title>${site.title}</title></head><body><h1>${site.title}</h1></body></html>\n`;
  return {
    status: 200,
    headers: {
      "Content-Type": "text/html",
      "Content-Length": String(body.length),
      Date: new Date(nowMs).toUTCString(),
    },
    body: request.method === "HEAD" ? "" : body,
  };
}

/** Names for which a site's certificate holds. */
export function internetNames(address: string): string[] {
  return Object.entries(SITES).filter(([, site]) => site.address === address).flatMap(([name]) => [
    name,
    `www.${name}`,
  ]);
}
