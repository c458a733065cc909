/** What a Flask application answers, as far as its source can be read line by line. */
import type { HttpAnswer, HttpRequest } from "../host/process.ts";

/** A function that answers requests. */
export interface FlaskRoute {
  /** `/user/<name>` */
  rule: string;
  methods: readonly string[];
  /** Expressions of its assignments, in their order, and at last what it returns. */
  assignments: readonly (readonly [name: string, expression: string])[];
  result: string;
}

export interface FlaskApp {
  /** What stands between the brackets of `app.run(…)`; undefined: it is not run. */
  run: Readonly<Record<string, string>> | undefined;
  routes: readonly FlaskRoute[];
  /** Assignments outside of functions. */
  globals: readonly (readonly [name: string, expression: string])[];
}

/** Undefined where the source makes no application. */
export function readFlaskApp(text: string): FlaskApp | undefined {
  if (!/^\s*\w+\s*=\s*(flask\.)?Flask\(/m.test(text)) return undefined;
  const routes: FlaskRoute[] = [];
  const globals: [string, string][] = [];
  let run: Record<string, string> | undefined;
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const [, kind = "", given = ""] = /^@\w+\.(route|get|post|put|delete)\((.*)\)\s*$/.exec(line) ?? [];
    const [, name, expression] = /^([A-Za-z_]\w*)\s*=\s*(.+)$/.exec(line) ?? [];
    const started = /^\s*\w+\.run\((.*)\)\s*$/.exec(line)?.[1];
    if (kind) routes.push({ ...ruleOf(kind, given), ...bodyOf(lines, at + 1) });
    else if (name && expression && !/Flask\(/.test(expression)) globals.push([name, expression]);
    else if (started !== undefined) run = namedValues(started);
  }
  return { run, routes, globals };
}

function ruleOf(kind: string, given: string): Pick<FlaskRoute, "rule" | "methods"> {
  const rule = /^\s*["']([^"']*)["']/.exec(given)?.[1] ?? "/";
  const listed = [.../methods\s*=\s*[[(]([^\])]*)/.exec(given)?.[1]?.matchAll(/\w+/g) ?? []].map(([word]) =>
    word.toUpperCase()
  );
  return { rule, methods: kind !== "route" ? [kind.toUpperCase()] : listed.length > 0 ? listed : ["GET"] };
}

/** The lines of the function below a decorator. */
function bodyOf(lines: readonly string[], from: number): Pick<FlaskRoute, "assignments" | "result"> {
  const assignments: [string, string][] = [];
  let at = from;
  while (at < lines.length && !/^(async )?def /.test(lines[at]!)) at++;
  for (at++; at < lines.length && /^(\s|$)/.test(lines[at]!); at++) {
    const line = lines[at]!.trim();
    const [, name, expression] = /^([A-Za-z_]\w*)\s*=\s*(.+)$/.exec(line) ?? [];
    if (name && expression) assignments.push([name, expression]);
    const result = /^return\s+(.+)$/.exec(line)?.[1];
    if (result !== undefined) return { assignments, result };
  }
  return { assignments, result: "None" };
}

/** `host="0.0.0.0", port=80` */
function namedValues(text: string): Record<string, string> {
  const pairs = text.matchAll(/(\w+)\s*=\s*("[^"]*"|'[^']*'|[^,]+)/g);
  return Object.fromEntries([...pairs].map(([, name = "", value = ""]) => [name, value.trim()]));
}

/** What a request is answered. Expressions that are not understood are an error of the application. */
export function answerOf(
  app: FlaskApp,
  request: HttpRequest,
  env: Readonly<Record<string, string>>,
): HttpAnswer {
  const path = decodeURIComponent(request.path.split("?")[0]!);
  const matching = app.routes.flatMap((route) => {
    const names = matched(route.rule, path);
    return names ? [{ route, names }] : [];
  });
  if (matching.length === 0) return page(404, "Not Found", NOT_FOUND);
  const isHead = request.method === "HEAD";
  const chosen = matching.find(({ route }) => route.methods.includes(isHead ? "GET" : request.method));
  if (!chosen) return page(405, "Method Not Allowed", "The method is not allowed for the requested URL.");
  const scope = new Map<string, unknown>(chosen.names);
  try {
    for (const [name, expression] of [...app.globals, ...chosen.route.assignments]) {
      scope.set(name, new Expression(expression, scope, env, request).value());
    }
    return toAnswer(new Expression(chosen.route.result, scope, env, request).value());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return page(500, "Internal Server Error", SERVER_ERROR);
  }
}

function matched(rule: string, path: string): Map<string, string> | undefined {
  const names: string[] = [];
  const pattern = rule.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(
    /<(?:(\w+):)?(\w+)>/g,
    (_, type, name) => {
      names.push(name);
      return type === "int" ? "(\\d+)" : type === "path" ? "(.+)" : "([^/]+)";
    },
  );
  const found = new RegExp(`^${pattern}$`).exec(path);
  return found ? new Map(names.map((name, at) => [name, found[at + 1]!])) : undefined;
}

const NOT_FOUND =
  "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.";
const SERVER_ERROR =
  "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.";

function page(status: number, title: string, text: string): HttpAnswer {
  const body =
    `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n`;
  return { status, headers: { "Content-Type": "text/html; charset=utf-8" }, body };
}

/** Text, a dictionary or a list, and maybe a status. */
function toAnswer(value: unknown): HttpAnswer {
  if (value instanceof Tuple) {
    const [body, status] = value.items;
    return { ...toAnswer(body), ...(typeof status === "number" ? { status } : {}) };
  }
  if (typeof value === "string") {
    return { status: 200, headers: { "Content-Type": "text/html; charset=utf-8" }, body: value };
  }
  if (typeof value === "object" && value !== null) {
    return {
      status: 200,
      headers: { "Content-Type": "application/json" },
      body: `${JSON.stringify(value)}\n`,
    };
  }
  throw new RangeError("The view function did not return a valid response");
}

class Tuple {
  constructor(readonly items: readonly unknown[]) {}
}

/** A small part of Python: texts, numbers, names, sums, dictionaries, lists, and some calls. */
class Expression {
  readonly #text: string;
  readonly #scope: ReadonlyMap<string, unknown>;
  readonly #env: Readonly<Record<string, string>>;
  readonly #request: HttpRequest;
  #at = 0;

  constructor(
    text: string,
    scope: ReadonlyMap<string, unknown>,
    env: Readonly<Record<string, string>>,
    request: HttpRequest,
  ) {
    this.#text = text.replace(/\s+#[^"']*$/, "").trim();
    this.#scope = scope;
    this.#env = env;
    this.#request = request;
  }

  /** @throws {RangeError} it is not understood */
  value(): unknown {
    const items = [this.#sum()];
    while (this.#skip(",")) if (this.#at < this.#text.length) items.push(this.#sum());
    if (this.#at < this.#text.length) throw new RangeError(`not understood: ${this.#text.slice(this.#at)}`);
    return items.length > 1 ? new Tuple(items) : items[0];
  }

  #sum(): unknown {
    let value = this.#atom();
    while (this.#skip("+")) {
      const other = this.#atom();
      if (typeof value === "number" && typeof other === "number") value += other;
      else if (typeof value === "string" && typeof other === "string") value += other;
      else throw new RangeError("can only concatenate str to str");
    }
    return value;
  }

  #atom(): unknown {
    const [text] = this.#take(/^[fF]?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/);
    if (text !== undefined) return this.#literal(text);
    const [number] = this.#take(/^\d+(\.\d+)?/);
    if (number !== undefined) return Number(number);
    if (this.#skip("{")) return this.#dictionary();
    if (this.#skip("[")) return this.#items("]");
    if (this.#skip("(")) {
      const items = this.#items(")");
      return items.length === 1 ? items[0] : new Tuple(items);
    }
    const [name] = this.#take(/^[A-Za-z_][\w.]*/);
    if (name === undefined) throw new RangeError(`not understood: ${this.#text.slice(this.#at)}`);
    return this.#named(name);
  }

  #named(name: string): unknown {
    if (name === "os.environ" && this.#skip("[")) return this.#env[String(this.#items("]")[0])] ?? fail(name);
    if (this.#skip("(")) return this.#call(name);
    if (name === "True" || name === "False") return name === "True";
    if (name === "None") return null;
    if (name === "request.method") return this.#request.method;
    if (name === "request.path") return this.#request.path.split("?")[0];
    if (name === "request.remote_addr") return this.#request.from;
    if (this.#scope.has(name)) return this.#scope.get(name);
    throw new RangeError(`name '${name}' is not defined`);
  }

  #call(name: string): unknown {
    if (name === "jsonify" || name === "dict") return this.#keywords();
    const given = this.#items(")");
    const [first, second] = given;
    switch (name) {
      case "os.environ.get":
      case "os.getenv":
        return this.#env[String(first)] ?? second ?? null;
      case "str":
        return String(first);
      case "int":
        return Number(first);
      case "socket.gethostname":
        return this.#env["HOSTNAME"] ?? "localhost";
      case "request.args.get":
        return new URLSearchParams(this.#request.path.split("?")[1] ?? "").get(String(first)) ?? second ??
          null;
      default:
        throw new RangeError(`name '${name}' is not defined`);
    }
  }

  /** `jsonify(a=1)` or `jsonify({"a": 1})`. */
  #keywords(): unknown {
    const made: Record<string, unknown> = {};
    while (!this.#skip(")")) {
      const [name] = this.#take(/^[A-Za-z_]\w*(?=\s*=)/);
      if (name === undefined) {
        const value = this.#sum();
        if (!this.#skip(")")) throw new RangeError("jsonify takes one value");
        return value;
      }
      this.#skip("=");
      made[name] = this.#sum();
      this.#skip(",");
    }
    return made;
  }

  #dictionary(): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    while (!this.#skip("}")) {
      const key = String(this.#sum());
      if (!this.#skip(":")) throw new RangeError("a colon is missing");
      made[key] = this.#sum();
      this.#skip(",");
    }
    return made;
  }

  #items(end: string): unknown[] {
    const items: unknown[] = [];
    while (!this.#skip(end)) {
      items.push(this.#sum());
      this.#skip(",");
    }
    return items;
  }

  #literal(text: string): string {
    const isFormatted = /^f/i.test(text);
    const inside = text.replace(/^f/i, "").slice(1, -1)
      .replace(/\\(n|t|"|'|\\)/g, (_, letter: string) => ({ n: "\n", t: "\t" })[letter] ?? letter);
    if (!isFormatted) return inside;
    return inside.replace(
      /\{([^{}]+)\}/g,
      (_, inner: string) => String(new Expression(inner, this.#scope, this.#env, this.#request).value()),
    );
  }

  #skip(mark: string): boolean {
    this.#take(/^\s+/);
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    this.#take(/^\s+/);
    return true;
  }

  #take(pattern: RegExp): string[] {
    const found = pattern.exec(this.#text.slice(this.#at));
    if (!found) return [];
    this.#at += found[0].length;
    return [found[0]];
  }
}

function fail(name: string): never {
  throw new RangeError(`KeyError: ${name}`);
}
