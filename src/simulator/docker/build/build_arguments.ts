/** Arguments of a build: given with --build-arg, declared by ARG. */
import { ownEntry } from "../../../kube/own_entry.ts";

/** Those that need no ARG, and do not show in the history. */
const PREDEFINED = ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY"]
  .flatMap((name) => [name, name.toLowerCase()]);

/** What the builder knows by itself, where a Dockerfile declares it. */
const PLATFORM: Readonly<Record<string, string>> = {
  BUILDPLATFORM: "linux/amd64",
  BUILDOS: "linux",
  BUILDARCH: "amd64",
  BUILDVARIANT: "",
  TARGETPLATFORM: "linux/amd64",
  TARGETOS: "linux",
  TARGETARCH: "amd64",
  TARGETVARIANT: "",
};

export class BuildArguments {
  readonly #given: ReadonlyMap<string, string>;
  /** Before the first FROM. */
  readonly #globals = new Map<string, string | undefined>();
  readonly #used = new Set<string>();
  /** Of the stage. */
  #declared = new Map<string, string | undefined>();

  constructor(given: Readonly<Record<string, string | null>>) {
    this.#given = new Map(
      Object.entries(given).flatMap(([name, value]) => value === null ? [] : [[name, value]]),
    );
  }

  /** ARG before the first FROM. */
  addGlobal(name: string, value: string | undefined): void {
    this.#used.add(name);
    this.#globals.set(name, value);
  }

  add(name: string, value: string | undefined): void {
    this.#used.add(name);
    this.#declared.set(name, value);
  }

  /** A stage begins: what the one before has declared counts no more. */
  beginStage(): void {
    this.#declared = new Map();
  }

  /** What may stand in FROM. */
  get globals(): Map<string, string> {
    const values = new Map(Object.entries(PLATFORM));
    for (const [name, value] of this.#globals) {
      const known = this.#given.get(name) ?? value;
      if (known !== undefined) values.set(name, known);
    }
    return values;
  }

  /** What is declared here and has a value. */
  get values(): Map<string, string> {
    const values = new Map<string, string>();
    for (const name of PREDEFINED) if (this.#given.has(name)) values.set(name, this.#given.get(name)!);
    for (const [name, value] of this.#declared) {
      const known = this.#given.get(name) ?? value ?? this.#globals.get(name) ?? ownEntry(PLATFORM, name);
      if (known !== undefined) values.set(name, known);
    }
    return values;
  }

  /** Those that the history and the cache tell, as `NAME=value`. */
  told(env: ReadonlyMap<string, string>): string[] {
    return [...this.values].filter(([name]) =>
      !env.has(name) && !(PREDEFINED.includes(name) && !this.#declared.has(name))
    )
      .map(([name, value]) => `${name}=${value}`).sort();
  }

  /** Given, and declared nowhere. */
  get unused(): string[] {
    return [...this.#given.keys()].filter((name) => !this.#used.has(name) && !PREDEFINED.includes(name))
      .sort();
  }
}
