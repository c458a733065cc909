/** URLs as dictionaries of their parts. Source: sprig, url.go; Go's net/url. */
import { FunctionError } from "../template_error.ts";
import { type GoFunction, goFunction, type GoMap, kindName } from "../value.ts";

export const urlFunctions: Record<string, GoFunction> = {
  urlParse: goFunction("string", parsed),
  urlJoin: goFunction("dict", joined),
};

function parsed(text: string): GoMap {
  // deno-lint-ignore no-control-regex -- control characters are what Go refuses
  if (/[\x00-\x1f\x7f]/.test(text)) {
    throw new FunctionError(
      `unable to parse url: parse ${JSON.stringify(text)}: net/url: invalid control character in URL`,
    );
  }
  const [, beforeFragment, fragment = ""] = /^([^#]*)(?:#(.*))?$/s.exec(text)!;
  const scheme = /^([a-zA-Z][-a-zA-Z0-9+.]*):/.exec(beforeFragment!)?.[1] ?? "";
  if (!scheme && beforeFragment!.startsWith(":")) {
    throw new FunctionError(`unable to parse url: parse ${JSON.stringify(text)}: missing protocol scheme`);
  }
  const [, hierarchy, query = ""] = /^([^?]*)(?:\?(.*))?$/s.exec(
    beforeFragment!.slice(scheme ? scheme.length + 1 : 0),
  )!;
  const isOpaque = scheme !== "" && !hierarchy!.startsWith("/");
  const authority = /^\/\/([^/]*)/.exec(hierarchy!)?.[1];
  const [, userinfo = "", host = ""] = /^(?:(.*)@)?(.*)$/s.exec(authority ?? "")!;
  return {
    scheme: scheme.toLowerCase(),
    host,
    hostname: host.replace(/:\d*$/, "").replace(/^\[(.*)\]$/, "$1"),
    path: isOpaque ? "" : decoded(hierarchy!.slice(authority === undefined ? 0 : authority.length + 2)),
    query,
    opaque: isOpaque ? hierarchy! : "",
    fragment: decoded(fragment),
    userinfo,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function joined(map: GoMap): string {
  const part = (key: string): string => {
    const value = map[key];
    if (value === undefined) return "";
    if (typeof value !== "string") {
      throw new FunctionError(
        `unable to parse ${key} key, must be of type string, but ${kindName(value)} found`,
      );
    }
    return value;
  };
  const [scheme, host, path, userinfo] = ["scheme", "host", "path", "userinfo"].map(part) as [
    string,
    string,
    string,
    string,
  ];
  const start = scheme && `${scheme}:`;
  const end = (part("query") && `?${part("query")}`) +
    (part("fragment") && `#${encodeURI(part("fragment"))}`);
  if (part("opaque")) return start + part("opaque") + end;
  const authority = scheme || host || userinfo
    ? (host || path || userinfo ? `//${userinfo && `${userinfo}@`}${host}` : "")
    : "";
  const slash = path && !path.startsWith("/") && host ? "/" : "";
  return start + authority + slash + encodeURI(path) + end;
}
