/** The state of a Linux host, read from its files: processes are what /proc says of them (proc_pid(5)). */
import { parseYamlDocuments } from "../../kube/yaml.ts";
import { fieldAt } from "../checks/field_at.ts";
import type { FetchAnswer, HostView, ProcessFacts } from "../checks/world_view.ts";

/** What of a host is asked for. As root: links in /proc are for their owners alone. */
export interface HostPlace {
  /** Undefined: there is no such file. */
  read(path: string): string | undefined;
  /** Names in a folder; none where there is no such folder. */
  names(path: string): readonly string[];
  /** Undefined: there is no such link. */
  link(path: string): string | undefined;
  fetch(url: string): Promise<FetchAnswer>;
  isListening(port: number): boolean;
  /** Command lines since the step began. */
  commands(): readonly string[];
  /** Of the learner. */
  readonly kubeconfig: string;
}

const KINDS = ["pid", "net", "mnt", "uts", "ipc", "user", "cgroup"];

export class LinuxHost implements HostView {
  readonly #place: HostPlace;

  constructor(place: HostPlace) {
    this.#place = place;
  }

  fetch(url: string): Promise<FetchAnswer> {
    return this.#place.fetch(url);
  }

  readFile(path: string): Promise<string | undefined> {
    return Promise.resolve(this.#place.read(path));
  }

  processes(): Promise<readonly ProcessFacts[]> {
    const pids = this.#place.names("/proc").filter((name) => /^\d+$/.test(name));
    return Promise.resolve(pids.map((pid) => this.#process(pid)).filter((one) => one !== undefined));
  }

  isListening(port: number): Promise<boolean> {
    return Promise.resolve(this.#place.isListening(port));
  }

  currentContext(): Promise<string | undefined> {
    const [config] = parseYamlDocuments(this.#place.read(this.#place.kubeconfig) ?? "");
    const current = fieldAt(config?.value, "current-context");
    return Promise.resolve(typeof current === "string" && current !== "" ? current : undefined);
  }

  commands(): readonly string[] {
    return this.#place.commands();
  }

  /** Undefined: it has just ended. */
  #process(pid: string): ProcessFacts | undefined {
    const folder = `/proc/${pid}`;
    const status = this.#place.read(`${folder}/status`);
    if (status === undefined) return undefined;
    const container = /docker-([0-9a-f]{64})\.scope|\/docker\/([0-9a-f]{64})/
      .exec(this.#place.read(`${folder}/cgroup`) ?? "");
    const id = container?.[1] ?? container?.[2];
    return {
      pids: (/^NSpid:\t(.*)$/m.exec(status)?.[1] ?? pid).split(/\s+/).map(Number),
      commandLine: commandLine(this.#place.read(`${folder}/cmdline`) ?? "", status),
      namespaces: Object.fromEntries(KINDS.flatMap((kind) => {
        const link = this.#place.link(`${folder}/ns/${kind}`);
        return link === undefined ? [] : [[kind, link]];
      })),
      ...(id === undefined ? {} : { container: id }),
    };
  }
}

/** A thread of the kernel has none and is known by its name. */
function commandLine(words: string, status: string): string {
  const line = words.split("\0").filter(Boolean).join(" ");
  return line === "" ? `[${/^Name:\t(.*)$/m.exec(status)?.[1] ?? ""}]` : line;
}
