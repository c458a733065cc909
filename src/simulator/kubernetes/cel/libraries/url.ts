/** url() and what it is made of. */
import type { Environment } from "@marcbachmann/cel-js";
import { RunProblem } from "../problem.ts";

class Address {
  readonly url: URL;
  /** False for a mere path: it has no scheme and no host. */
  readonly isAbsolute: boolean;

  constructor(url: URL, isAbsolute: boolean) {
    this.url = url;
    this.isAbsolute = isAbsolute;
  }
}

const TYPE = "kubernetes.URL";

export function urlLibrary(environment: Environment): void {
  const method = (signature: string, work: (self: Address) => unknown) => {
    environment.registerFunction(`${TYPE}.${signature}`, work);
  };
  environment.registerType(TYPE, { ctor: Address, fields: {} });
  environment.registerFunction(`url(string): ${TYPE}`, (text: string) => {
    const found = read(text);
    if (!found) {
      throw new RunProblem(
        `URL parse error during conversion from string: parse ${
          JSON.stringify(text)
        }: invalid URI for request`,
      );
    }
    return found;
  });
  environment.registerFunction("isURL(string): bool", (text: string) => read(text) !== undefined);
  const absolute = (part: (url: URL) => string) => ({ url, isAbsolute }: Address) =>
    isAbsolute ? part(url) : "";
  method("getScheme(): string", absolute(({ protocol }) => protocol.replace(/:$/, "")));
  method("getHost(): string", absolute(({ host }) => host));
  method("getHostname(): string", absolute(({ hostname }) => hostname.replace(/^\[|\]$/g, "")));
  method("getPort(): string", absolute(({ port }) => port));
  method("getEscapedPath(): string", ({ url }) => url.pathname);
  method(
    "getQuery(): map<string, list<string>>",
    ({ url: { searchParams } }) =>
      Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)])),
  );
  environment.registerOperator(`${TYPE} == ${TYPE}`, (a: Address, b: Address) => a.url.href === b.url.href);
}

/** As Go's ParseRequestURI: absolute, or a path from the root. */
function read(text: string): Address | undefined {
  const isPath = text.startsWith("/");
  if (!isPath && !/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text)) return undefined;
  try {
    return new Address(new URL(text, isPath ? "http://localhost" : undefined), !isPath);
  } catch {
    return undefined;
  }
}
