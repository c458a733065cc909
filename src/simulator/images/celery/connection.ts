/** How Celery reaches its broker. */
import type { Process } from "../../host/process.ts";
import type { AmqpCall } from "../rabbitmq_broker.ts";

export interface BrokerAddress {
  host: string;
  port: number;
  user: string;
  password: string;
  virtualHost: string;
}

/** `pyamqp://snek:secret@rabbitmq//`; undefined: another transport. */
export function brokerAddress(url: string): BrokerAddress | undefined {
  const found = /^(?:py)?amqp:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^:/]*)(?::(\d+))?(?:\/(.*))?$/.exec(url);
  if (!found) return undefined;
  const [, user, password, host, port, virtualHost] = found;
  return {
    host: host || "127.0.0.1",
    port: Number(port ?? 5672),
    user: decodeURIComponent(user || "guest"),
    password: decodeURIComponent(password ?? "guest"),
    virtualHost: decodeURIComponent(virtualHost || "/"),
  };
}

/** As its log shows it: `amqp://snek:**@rabbitmq:5672//` */
export function shownAddress({ host, port, user, virtualHost }: BrokerAddress): string {
  return `amqp://${user}:**@${host}:${port}/${virtualHost}`;
}

/** What went wrong, in the words of kombu's exceptions. */
export class BrokerProblem extends Error {}

export class BrokerConnection {
  readonly #process: Process;
  readonly #address: BrokerAddress;
  #connection: number;

  /** @throws {BrokerProblem} */
  constructor(process: Process, address: BrokerAddress) {
    this.#process = process;
    this.#address = address;
    const { user, password, virtualHost } = address;
    this.#connection = 0;
    const { connection } = this.#call({ method: "open", user, password, virtualHost });
    this.#connection = connection!;
    // The network tells the broker when a process is gone.
    process.task?.onExit(() => this.close());
  }

  declare(queue: string): void {
    this.#call({ method: "declare", queue });
  }

  publish(queue: string, message: string): void {
    this.#call({ method: "publish", queue, message });
  }

  consume(queue: string): void {
    this.#call({ method: "consume", queue });
  }

  take(queue: string, count: number): readonly string[] {
    return this.#call({ method: "get", queue, count }).messages ?? [];
  }

  acknowledge(queue: string, message: string): void {
    this.#call({ method: "ack", queue, message });
  }

  close(): void {
    if (this.#connection === 0) return;
    try {
      this.#call({ method: "close" });
    } catch (error) {
      if (!(error instanceof BrokerProblem)) throw error;
    }
    this.#connection = 0;
  }

  #call(call: AmqpCall): { connection?: number; messages?: string[] } {
    const { host, port } = this.#address;
    const body = JSON.stringify({ ...call, connection: this.#connection });
    const outcome = this.#process.machine.fetch({
      host,
      port,
      request: { method: "AMQP", path: "/", headers: {}, body },
    });
    if (outcome.kind === "unknown-host") throw new BrokerProblem("[Errno -2] Name or service not known");
    if (outcome.kind === "timeout") throw new BrokerProblem("timed out");
    if (outcome.kind !== "answer") throw new BrokerProblem("[Errno 111] Connection refused");
    const { status, body: told } = outcome.answer;
    if (status === 200) return JSON.parse(told) as { connection?: number; messages?: string[] };
    if (status === 403) throw new BrokerProblem(REFUSED);
    if (status === 530) {
      throw new BrokerProblem(
        `Connection.open: (530) NOT_ALLOWED - vhost ${this.#address.virtualHost} not found`,
      );
    }
    throw new BrokerProblem("Server unexpectedly closed connection");
  }
}

const REFUSED = "(0, 0): (403) ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. " +
  "For details see the broker logfile.";
