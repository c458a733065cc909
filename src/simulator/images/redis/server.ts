/** redis-server: databases in memory, and the file in which they outlive it. */
import {
  type HttpAnswer,
  type HttpRequest,
  Interrupted,
  type Process,
  type Run,
} from "../../host/process.ts";
import { COLLECTION_COMMANDS } from "./collection_commands.ts";
import type { CommandContext, Commands } from "./command.ts";
import { Database } from "./database.ts";
import { KEY_COMMANDS } from "./key_commands.ts";
import { bulk, bulks, OK, RedisError, type Reply } from "./reply.ts";
import { type ServerFacts, serverInfo } from "./server_info.ts";
import { serverSettings } from "./server_settings.ts";
import { SORTED_COMMANDS } from "./sorted_commands.ts";
import { TEXT_COMMANDS } from "./text_commands.ts";

export const REDIS_VERSION = "8.2.1";
export const REDIS_PORT = 6379;
const COMMANDS: Commands = { ...TEXT_COMMANDS, ...KEY_COMMANDS, ...COLLECTION_COMMANDS, ...SORTED_COMMANDS };
/** Those that the real server has, and this one has not. */
const NOT_HERE =
  /^(P?SUBSCRIBE|P?UNSUBSCRIBE|MONITOR|MULTI|EXEC|DISCARD|WATCH|EVAL(SHA)?|FCALL|X[A-Z]+|B[LRZ][A-Z]+|GEO\w+|PF\w+|BIT\w+|SETBIT|GETBIT|SORT|OBJECT|DEBUG|MEMORY|CLUSTER|REPLICAOF|ACL|MODULE|SLOWLOG|LATENCY)$/;

export function* redisServer(process: Process): Run {
  const settings = serverSettings(process);
  if ("problem" in settings) {
    process.err(settings.problem);
    return 1;
  }
  const { machine, task } = process;
  const log = (mark: string, text: string) => {
    const [, day = "", month, year, time] = new Date(machine.now()).toUTCString().split(" ");
    const ms = String(machine.now() % 1000).padStart(3, "0");
    process.out(`1:${mark} ${day} ${month} ${year} ${time}.${ms} ${text}\n`);
  };
  log("C", "* oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo");
  log("C", `* Redis version=${REDIS_VERSION}, bits=64, commit=00000000, modified=0, pid=1, just started`);
  log("M", `* Running mode=standalone, port=${settings.port}.`);
  log("M", "* Server initialized");
  const server = new RedisServer(process, settings.values);
  if (server.load()) log("M", "* DB loaded from disk: 0.000 seconds");
  log("M", "* Ready to accept connections tcp");
  if (task?.user.uid === 0) task.user = OWNER;
  if (task) task.title = `redis-server ${settings.values["bind"]?.split(" ")[0] ?? "*"}:${settings.port}`;
  machine.listen(settings.port, (request) => server.answer(request));
  process.termination.thrown = ["TERM", "INT"];
  try {
    yield { kind: "forever" };
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    log("M", `# Received SIG${error.signal} scheduling shutdown...`);
    log("M", "* User requested shutdown...");
    if (server.keepsFile) {
      log("M", "* Saving the final RDB snapshot before exiting.");
      server.save();
      log("M", "* DB saved on disk");
    }
    log("M", "# Redis is now ready to exit, bye bye...");
  }
  return 0;
}

/** Whom the entrypoint makes of root. */
const OWNER = { name: "redis", uid: 999, group: "redis", gid: 999 };

/** What stands on a connection's request. */
interface Asked {
  words: string[];
  database?: number;
}

export class RedisServer {
  readonly #process: Process;
  readonly #settings: Record<string, string>;
  readonly #databases: Database[];
  readonly #facts: ServerFacts;

  constructor(process: Process, settings: Record<string, string>) {
    this.#process = process;
    this.#settings = settings;
    const now = () => process.machine.now();
    this.#databases = Array.from({ length: Number(settings["databases"]) }, () => new Database(now));
    this.#facts = { startedMs: now(), commands: 0, savedMs: now() };
  }

  /** Where the snapshot lies; `save ""` keeps none. */
  get keepsFile(): boolean {
    return this.#settings["save"] !== "" || this.#settings["appendonly"] === "yes";
  }

  get #file(): string {
    return `${this.#settings["dir"]}/${this.#settings["dbfilename"]}`;
  }

  /** False: there was no snapshot. */
  load(): boolean {
    const text = this.#process.machine.files.read(this.#file);
    if (text === undefined || !text.startsWith(MAGIC)) return false;
    const saved = JSON.parse(text.slice(MAGIC.length)) as unknown[][];
    saved.forEach((rows, at) => this.#databases[at]?.load(rows));
    return true;
  }

  save(): void {
    const { files } = this.#process.machine;
    if (files.refusal(this.#file) !== undefined) return;
    files.write(this.#file, MAGIC + JSON.stringify(this.#databases.map((database) => database.saved())));
    this.#facts.savedMs = this.#process.machine.now();
  }

  /** A command travels as a request with method REDIS; its answer is a reply as JSON. */
  answer(request: HttpRequest): HttpAnswer {
    if (request.method !== "REDIS") return { status: 400, headers: {}, body: "-ERR unknown command\r\n" };
    const asked = JSON.parse(request.body) as Asked;
    const reply = this.#reply(asked, request.headers["Auth"] ?? "");
    return { status: 200, headers: {}, body: JSON.stringify(reply) };
  }

  #reply({ words: [name = "", ...words], database: number = 0 }: Asked, given: string): Reply {
    const upper = name.toUpperCase();
    const password = this.#settings["requirepass"] ?? "";
    try {
      if (upper === "AUTH") return checkPassword(password, words);
      if (password !== "" && given !== password) throw new RedisError("NOAUTH Authentication required.");
      this.#facts.commands++;
      const database = this.#databases[number];
      if (!database) throw new RedisError("ERR DB index is out of range");
      const context = { database, words, now: () => this.#process.machine.now() };
      return this.#own(upper, context) ?? answerOf(upper, name, context);
    } catch (error) {
      if (!(error instanceof RedisError)) throw error;
      return { kind: "error", text: error.message };
    } finally {
      if (this.#settings["appendonly"] === "yes") this.save();
    }
  }

  /** Commands that concern the server, not a database alone. */
  #own(name: string, { words }: CommandContext): Reply | undefined {
    switch (name) {
      case "PING":
        return words[0] === undefined ? { kind: "status", text: "PONG" } : bulk(words[0]);
      case "ECHO":
        return bulk(words[0]);
      case "SELECT":
        if (!this.#databases[Number(words[0])]) throw new RedisError("ERR DB index is out of range");
        return OK;
      case "FLUSHALL":
        for (const database of this.#databases) database.clear();
        return OK;
      case "SAVE":
      case "BGSAVE":
        this.save();
        return name === "SAVE" ? OK : { kind: "status", text: "Background saving started" };
      case "LASTSAVE":
        return { kind: "integer", value: Math.floor(this.#facts.savedMs / 1000) };
      case "TIME": {
        const now = this.#process.machine.now();
        return bulks([String(Math.floor(now / 1000)), String(now % 1000 * 1000)]);
      }
      case "PUBLISH":
        return { kind: "integer", value: 0 };
      case "CONFIG":
        return this.#configure(words);
      case "INFO":
        return { kind: "raw", text: serverInfo(this.#facts, this.#process, this.#databases, words) };
      default:
        return undefined;
    }
  }

  #configure([verb = "", name = "", value = ""]: readonly string[]): Reply {
    if (verb.toUpperCase() === "GET") {
      const pattern = new RegExp(
        `^${name.toLowerCase().replace(/[.+^$(){}|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`,
      );
      return bulks(Object.entries(this.#settings).filter(([key]) => pattern.test(key)).flat());
    }
    if (verb.toUpperCase() !== "SET") {
      throw new RedisError(`ERR unknown subcommand '${verb}'. Try CONFIG HELP.`);
    }
    if (this.#settings[name] === undefined) {
      throw new RedisError(`ERR Unknown option or number of arguments for CONFIG SET - '${name}'`);
    }
    this.#settings[name] = value;
    return OK;
  }
}

/** What a snapshot begins with. */
const MAGIC = "REDIS0012";

function checkPassword(password: string, words: readonly string[]): Reply {
  if (password === "") {
    throw new RedisError(
      "ERR AUTH <password> called without any password configured for the default user. " +
        "Are you sure your configuration is correct?",
    );
  }
  if (words.at(-1) === password) return OK;
  throw new RedisError("WRONGPASS invalid username-password pair or user is disabled.");
}

function answerOf(upper: string, name: string, context: CommandContext): Reply {
  const found = Object.hasOwn(COMMANDS, upper) ? COMMANDS[upper] : undefined;
  const { words } = context;
  if (!found) {
    if (NOT_HERE.test(upper)) throw new RedisError(`ERR the simulated redis does not have '${name}'`);
    throw new RedisError(
      `ERR unknown command '${name}', with args beginning with: ${
        words.map((word) => `'${word}' `).join("")
      }`,
    );
  }
  if (words.length < found.least || words.length > (found.most ?? Infinity)) {
    throw new RedisError(`ERR wrong number of arguments for '${upper.toLowerCase()}' command`);
  }
  return found.run(context);
}
